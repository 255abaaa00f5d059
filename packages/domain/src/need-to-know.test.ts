import { describe, expect, test } from 'vitest'
import { applicationStatuses, type ApplicationStatus } from './application/state.ts'
import {
  afterDeclaring,
  fileGuards,
  mayOpenFile,
  type PersonInCase,
  sightOfApplication,
  sightOfCase,
  sightOfParty,
  toldWithoutFile,
} from './need-to-know.ts'
import { type StaffRole, staffRoles } from './roles.ts'

const stranger: PersonInCase = { hasConflict: false, lastServedClientOn: null, worksAs: [] }
const at = '2026-11-23T09:00:00.000Z'
const reading = (...roles: StaffRole[]) => ({ actor: { id: 'ng.chiho', roles }, at })
const here = (known: Partial<PersonInCase>) => ({ ...stranger, ...known, authority: 'hk' as const })

const sightOf = (status: ApplicationStatus, as: StaffRole, known: Partial<PersonInCase> = {}, submissions = 1) =>
  sightOfApplication({ status, submissions }, reading(as), here(known))

const apart: readonly [string, Partial<PersonInCase>][] = [
  ['who declared a conflict', { hasConflict: true }],
  ['who serves the client', { lastServedClientOn: '2026-11-23' }],
  ['who served the client within two years', { lastServedClientOn: '2024-11-24' }],
]

describe('an application that was never submitted', () => {
  test.each(staffRoles)('is not there for a %s, in whichever status', (as) => {
    for (const status of ['draft', 'withdrawn'] as const) {
      expect(sightOf(status, as, { worksAs: [as] }, 0)).toBe('nothing')
    }
  })
})

describe('an application that was submitted', () => {
  test.each(['submitted', 'in-review', 'accepted', 'declined', 'contracted'] as const)(
    'that is %s opens to the plan owner and to those who work on it',
    (status) => {
      expect(sightOf(status, 'plan-owner')).toBe('file')
      for (const as of ['application-reviewer', 'evaluator', 'report-reviewer', 'decision-maker'] as const)
        expect(sightOf(status, as, { worksAs: [as] })).toBe('file')
    },
  )

  test('opens to every application reviewer while it waits for a review or is in one, and not afterwards', () => {
    const seen = applicationStatuses.map((status) => [status, sightOf(status, 'application-reviewer')])
    expect(Object.fromEntries(seen)).toEqual({
      draft: 'returned',
      submitted: 'file',
      'in-review': 'file',
      accepted: 'parties',
      declined: 'parties',
      contracted: 'parties',
      withdrawn: 'parties',
    })
  })

  test('shows a signatory the agreement where there is one, and never the file', () => {
    const seen = applicationStatuses.map((status) => sightOf(status, 'signatory'))
    expect(seen).toEqual(['parties', 'parties', 'parties', 'agreement', 'parties', 'agreement', 'parties'])
    expect(sightOf('accepted', 'signatory', { hasConflict: true })).toBe('parties')
  })

  test.each(['draft', 'withdrawn'] as const)('and is %s is with the client: its file is closed', (status) => {
    expect(sightOf(status, 'plan-owner')).toBe('returned')
    expect(sightOf(status, 'application-reviewer', { worksAs: ['application-reviewer'] })).toBe('returned')
    expect(sightOf(status, 'decision-maker')).toBe('parties')
  })

  test.each(apart)('shows the parties and no more to a person %s, in every function and status', (_who, known) => {
    for (const as of staffRoles)
      for (const status of applicationStatuses) expect(sightOf(status, as, { ...known, worksAs: [as] })).toBe('parties')
  })
})

describe('an organisation or an AI system', () => {
  const one = (change: object) => ({ ...stranger, status: 'contracted' as const, submissions: 1, ...change })
  const sightOfOne = (as: StaffRole, ...changes: object[]) =>
    sightOfParty(reading(as), { ...here({}), inApplications: changes.map(one) }, false)

  test('is not there for staff before an application for it was submitted', () => {
    expect(sightOfOne('plan-owner')).toBe('nothing')
    expect(sightOfOne('plan-owner', { status: 'draft', submissions: 0 })).toBe('nothing')
  })

  test('is shown whole to those to whom the file of one of its applications is open, and to others by name', () => {
    expect(sightOfOne('evaluator', {}, { worksAs: ['evaluator'] })).toBe('file')
    expect(sightOfOne('application-reviewer', {}, { status: 'draft' })).toBe('file')
    expect(sightOfOne('evaluator', {}, {})).toBe('parties')
    expect(sightOfOne('signatory', {})).toBe('parties')
  })

  test('whose claim waits for application review is there for application reviewers alone', () => {
    expect(sightOfParty(reading('application-reviewer'), here({}), true)).toBe('file')
    expect(sightOfParty(reading('application-reviewer'), here({ hasConflict: true }), true)).toBe('parties')
    expect(sightOfParty(reading('application-reviewer'), here({ lastServedClientOn: '2026-11-01' }), true)).toBe(
      'parties',
    )
    expect(sightOfParty(reading('plan-owner'), here({}), true)).toBe('nothing')
  })

  test('is shown by name to a person in conflict in any of its applications', () => {
    expect(sightOfOne('evaluator', { hasConflict: true }, { worksAs: ['evaluator'] })).toBe('parties')
  })
})

describe('an evaluation, a recognition or an effect', () => {
  test('opens to those who work on it, in the function for which they declared and are authorised now', () => {
    expect(sightOfCase(reading('evaluator'), here({ worksAs: ['evaluator'] }))).toBe('file')
    expect(sightOfCase(reading('decision-maker'), here({ worksAs: ['evaluator'] }))).toBe('parties')
    expect(sightOfCase(reading('evaluator'), here({}))).toBe('parties')
  })

  test('opens to the plan owner', () => expect(sightOfCase(reading('plan-owner'), here({}))).toBe('file'))

  test.each(apart)('shows the parties and no more to a person %s', (_who, known) => {
    for (const as of staffRoles) expect(sightOfCase(reading(as), here({ ...known, worksAs: [as] }))).toBe('parties')
  })

  test('opens again on the day on which the cooling-off ends', () => {
    expect(sightOfCase(reading('plan-owner'), here({ lastServedClientOn: '2024-11-23' }))).toBe('file')
  })
})

test('every reason for which a file stays closed is told, each with its clause', () => {
  const judged = mayOpenFile(reading('evaluator'), {
    ...here({ hasConflict: true, lastServedClientOn: '2026-11-01' }),
    supervisors: [],
  })
  const violations = judged.ok ? [] : judged.refusal.violations
  expect(violations.map(({ code, clause }) => `${code} ${clause}`)).toEqual([
    'conflict-declared iso17065-4.2',
    'cooling-off iso17065-4.2.10',
    'file-not-needed iso17065-4.5',
  ])
})

test('a file that opens leaves a receipt of each rule', () => {
  const judged = mayOpenFile(reading('plan-owner'), { ...here({}), supervisors: ['plan-owner'] })
  expect(judged).toEqual({
    ok: true,
    receipts: [
      { guard: 'no-conflict-of-interest', clause: 'iso17065-4.2', inputs: { person: 'ng.chiho', hasConflict: false } },
      {
        guard: 'cooled-off',
        clause: 'iso17065-4.2.10',
        inputs: { person: 'ng.chiho', lastServedClientOn: null, on: '2026-11-23' },
      },
      {
        guard: 'need-to-know',
        clause: 'iso17065-4.5',
        inputs: { person: 'ng.chiho', functions: ['plan-owner'], worksAs: [], supervisors: ['plan-owner'] },
      },
    ],
  })
  expect(fileGuards).toHaveLength(3)
})

describe('a person who has just declared', () => {
  const declared = (conflict: boolean, personId = 'ng.chiho') => ({
    personId,
    function: 'evaluator' as const,
    conflict,
    statement: 'x',
    declaredAt: at,
  })

  test('works on the case from then on', () => {
    expect(afterDeclaring(stranger, 'ng.chiho', [declared(false)])).toEqual({ ...stranger, worksAs: ['evaluator'] })
  })

  test('is in conflict from then on, whatever was declared before', () => {
    const known = afterDeclaring(stranger, 'ng.chiho', [declared(false), declared(true)])
    expect(sightOfCase(reading('evaluator'), { ...known, authority: 'hk' })).toBe('parties')
  })

  test('is not taken for another', () => {
    expect(afterDeclaring(stranger, 'ng.chiho', [declared(false, 'lo'), declared(true, 'lo')])).toEqual(stranger)
  })

  test('stays in the conflict that another record knows', () => {
    expect(afterDeclaring({ ...stranger, hasConflict: true }, 'ng.chiho', [declared(false)]).hasConflict).toBe(true)
  })
})

describe('a refusal to a person to whom the file is closed', () => {
  const cited = (code: 'impartiality-not-declared' | 'major-nonconformity' | 'content-changed') =>
    ({ code, pointer: '', params: {}, clause: 'iso17065-6.1.3' }) as never

  test('names what is wrong with the person, and nothing of the file', () => {
    const told = toldWithoutFile(
      [cited('impartiality-not-declared'), cited('major-nonconformity'), cited('content-changed')],
      'ng.chiho',
    )
    expect(told.map(({ code }) => code)).toEqual(['impartiality-not-declared'])
  })

  test('says that the file is closed where nothing else may be said', () => {
    expect(toldWithoutFile([cited('major-nonconformity')], 'ng.chiho')).toEqual([
      { code: 'file-not-needed', pointer: '', params: {}, subject: 'ng.chiho', clause: 'iso17065-4.5' },
    ])
  })
})
