import { describe, expect, test } from 'vitest'
import { at, digestB, people, staff } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { decide, fold } from '../machine.ts'
import {
  accepted,
  accepting,
  foundOf,
  inspected,
  inspecting,
  opened,
  quarantined,
  released,
  uploaded,
} from './examples.ts'
import { evolveArtefact } from './events.ts'
import { type FindingCode, findingCodes, severities } from './finding-codes.ts'
import { closingReasonOf, type Inspection } from './inspection.ts'
import { artefactMachine } from './table.ts'

const signatures = { version: 27_500, madeOn: '2026-11-26' }
const clean = { scan: 'clean', signatures } as const

test('a file is in quarantine from its upload until an inspection has ended', () => {
  expect(evolveArtefact(null, uploaded)).toMatchObject({
    status: 'quarantined',
    quarantine: { reason: 'unchecked', since: at },
    inspection: null,
  })
})

test('a file from before, whose event says of no quarantine, is open', () => {
  const { quarantine: _quarantine, ...before } = uploaded
  expect(evolveArtefact(null, before)).toMatchObject({ status: 'uploaded', quarantine: null })
})

test.each<[string, Partial<Inspection>]>([
  ['nothing is found in and no scanner is set up', {}],
  ['a scanner calls clean', clean],
  ['another category is proposed for', { findings: ['personal-data', 'classification-mark'], personalData: 'found' }],
])('a file that %s is open', (_which, change) => {
  const open = given(artefactMachine, [uploaded])
    .when(inspecting, foundOf(change))
    .then([inspected(change), released('unchecked')])
  const { digest, scan, ...found } = foundOf(change).inspection
  expect(open).toMatchObject({ status: 'uploaded', quarantine: null, scan, scanDigest: digest })
  expect(open?.inspection).toStrictEqual({ ...found, at })
})

const closing: [string, Partial<Inspection>, 'structure' | 'malware' | 'not-scannable'][] = [
  ['runs a script', { findings: ['personal-data', 'pdf-script'] }, 'structure'],
  ['is another file than it says', { findings: ['type-differs'], ...clean }, 'structure'],
  ['holds malware', { scan: 'malware' }, 'malware'],
  ['holds malware and a script', { scan: 'malware', findings: ['pdf-script'] }, 'malware'],
  ['no scanner can look into', { scan: 'not-scannable' }, 'not-scannable'],
]

describe.each(closing)('a file that %s', (_which, change, reason) => {
  test('is closed at its first inspection', () => {
    given(artefactMachine, [uploaded])
      .when(inspecting, foundOf(change))
      .then([inspected(change), quarantined(reason)])
  })

  test('is closed when a later inspection finds it, and says so once', () => {
    const closed = [...opened, inspected(change), quarantined(reason)]
    given(artefactMachine, opened)
      .when(inspecting, foundOf(change))
      .then([inspected(change), quarantined(reason)])
    given(artefactMachine, closed)
      .when(inspecting, foundOf(change))
      .then([inspected(change)])
  })

  test('is open again when a later inspection finds it no more', () => {
    given(artefactMachine, [...opened, inspected(change), quarantined(reason)])
      .when(inspecting, foundOf({}))
      .then([inspected(), released(reason)])
  })
})

test('every finding but a proposal closes a file', () => {
  for (const code of findingCodes)
    expect(closingReasonOf({ scan: 'not-scanned', findings: [code] })).toBe(
      severities[code] === 'propose' ? null : 'structure',
    )
})

test('an inspection says nothing of the store', () => {
  for (const reason of ['digest-differs', 'bytes-missing'] as const)
    given(artefactMachine, [...opened, quarantined(reason)])
      .when(inspecting, foundOf({}))
      .then([inspected()])
})

test('a result counts for the bytes that were inspected alone', () => {
  given(artefactMachine, [uploaded])
    .when(inspecting, foundOf({ digest: digestB }))
    .then(['inspected-other-bytes evd_1'])
})

test('a result counts for the category that the file has alone', () => {
  const { residencyCategory } = uploaded
  expect(residencyCategory).not.toBe('C8')
  given(artefactMachine, [uploaded])
    .when(inspecting, { ...foundOf({}), inspectedAs: 'C8' })
    .then([{ violation: 'inspected-as-another-category evd_1', params: { category: residencyCategory } }])
})

test.each<Partial<Inspection>>([{ scan: 'clean' }, { scan: 'malware', signatures }, { signatures }])(
  'clean is said by signatures, and by nothing else: %o',
  (change) => {
    given(artefactMachine, [uploaded]).when(inspecting, foundOf(change)).then(['scan-without-signatures evd_1'])
  },
)

test('nobody but the system says what an inspection found', () => {
  const state = fold(artefactMachine, opened)
  for (const actor of [people.applicant, people.evaluatorOne])
    expect(decide(artefactMachine, state, { ...inspecting, actor }, foundOf({}))).toMatchObject({
      refusal: { kind: 'forbidden' },
    })
})

describe('what was found in the structure of a file', () => {
  const closed = (...findings: FindingCode[]) => [uploaded, inspected({ findings }), quarantined('structure')] as const
  const facts = staff('signatory')

  test('opens it once a signatory has accepted all of it, and closes it no more', () => {
    const history = [...closed('formula-in-cell', 'personal-data'), accepted('formula-in-cell')] as const
    const state = given(artefactMachine, closed('formula-in-cell', 'personal-data'))
      .when(accepting(['formula-in-cell']), facts)
      .then([accepted('formula-in-cell')])
    expect(state).toMatchObject({
      status: 'uploaded',
      quarantine: null,
      acceptedFindings: { by: people.signatory.id, at },
    })
    given(artefactMachine, history)
      .when(inspecting, foundOf({ findings: ['formula-in-cell'] }))
      .then([inspected({ findings: ['formula-in-cell'] })])
  })

  test('closes it again where more is found, or malware', () => {
    const history = [...closed('formula-in-cell'), accepted('formula-in-cell')] as const
    const more: Partial<Inspection> = { findings: ['formula-in-cell', 'polyglot'] }
    given(artefactMachine, history)
      .when(inspecting, foundOf(more))
      .then([inspected(more), quarantined('structure')])
    given(artefactMachine, history)
      .when(inspecting, foundOf({ scan: 'malware' }))
      .then([inspected({ scan: 'malware' }), quarantined('malware')])
  })

  test.each<[string, FindingCode[]]>([
    ['a part of it', ['pdf-script']],
    ['something else', ['pdf-script', 'polyglot']],
    ['more than it', ['pdf-script', 'pdf-action', 'polyglot']],
  ])('is not accepted by naming %s', (_what, findings) => {
    given(artefactMachine, closed('pdf-script', 'pdf-action'))
      .when(accepting(findings), facts)
      .then(['/findings findings-are-others evd_1'])
  })

  test('is accepted with a reason, and by a signatory alone', () => {
    given(artefactMachine, closed('pdf-script'))
      .when(accepting(['pdf-script'], ' '), facts)
      .then(['/reason text-missing'])
    const state = fold(artefactMachine, closed('pdf-script'))
    for (const actor of [people.applicant, people.evaluatorOne, people.system])
      expect(decide(artefactMachine, state, { ...accepting(['pdf-script']), actor }, facts)).toMatchObject({
        refusal: { kind: 'forbidden' },
      })
  })

  test('is never accepted where it asks for another file', () => {
    for (const code of findingCodes.filter((one) => severities[one] === 'refuse'))
      given(artefactMachine, closed(code))
        .when(accepting([code]), facts)
        .then([`/findings/0 finding-never-accepted ${code}`])
  })

  test.each(['unchecked', 'malware', 'not-scannable', 'digest-differs'] as const)(
    'is not what closes a file for %s',
    (reason) => {
      given(artefactMachine, [...opened, quarantined(reason)])
        .when(accepting(['pdf-script']), facts)
        .then(['findings-do-not-open evd_1'])
    },
  )
})
