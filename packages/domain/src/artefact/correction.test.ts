import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { by, happened, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { jurisdictions } from '../jurisdictions.ts'
import { decide, fold } from '../machine.ts'
import { residencyCategories } from '../residency/category.ts'
import { isAtLeastAsStrict } from '../residency/strictness.ts'
import type { CorrectEvidence } from './commands.ts'
import type { ArtefactEvent, EvidenceUploaded } from './events.ts'
import * as example from './examples.ts'
import { artefactMachine } from './table.ts'

const { correcting, correctionOf, inspected, known, released, uploaded, uploadOf } = example

const register = {
  ...uploaded,
  kind: 'risk-register',
  residencyCategory: 'C4',
  requirements: ['GBA-AI-TS-04'],
} as const satisfies EvidenceUploaded
const open = [register, inspected(), released('unchecked')] as const satisfies readonly ArtefactEvent[]
const corrected = (change: object, hasCrossed = false) =>
  ({ type: 'EvidenceCorrected', ...by(people.applicant), corrected: change, hasCrossed }) as never

describe('a file is corrected on the same bytes', () => {
  test.each<[string, Partial<CorrectEvidence>, object]>([
    ['to a stricter category', { residencyCategory: 'C10' }, { residencyCategory: 'C10' }],
    ['in how many persons it is about', { dataSubjects: 40 }, { dataSubjects: 40 }],
    ['with one more origin', { origins: ['CN', 'HK'] }, { origins: ['CN', 'HK'] }],
    ['in its own date', { effectiveOn: '2026-09-01' }, { effectiveOn: '2026-09-01' }],
    [
      'in all at once, and what is repeated is no change',
      { residencyCategory: 'C13', kind: 'risk-register', dataSubjects: 3 },
      { residencyCategory: 'C13', dataSubjects: 3 },
    ],
  ])('%s, in quarantine and out of it', (_how, change, changes) => {
    for (const events of [[register], open]) {
      const before = fold(artefactMachine, events)
      const state = given(artefactMachine, events)
        .when(correctionOf(change), correcting)
        .then([corrected(changes)])
      expect(state).toEqual({ ...before, ...changes })
    }
  })

  test('to another kind, whose requirements follow it, where its category lets it', () => {
    const report = {
      ...uploaded,
      kind: 'drill-record',
      residencyCategory: 'C5',
      requirements: ['GBA-AI-TS-19'],
    } as const
    const changes = { kind: 'fairness-report', requirements: ['GBA-AI-ET-03', 'GBA-AI-ET-04'] }
    const state = given(artefactMachine, [report])
      .when(correctionOf({ kind: 'fairness-report' }), correcting)
      .then([corrected(changes)])
    expect(state).toMatchObject(changes)
    given(artefactMachine, [report])
      .when(correctionOf({ kind: 'risk-register' }), correcting)
      .then(['/residencyCategory residency-category-of-kind GBA-AI-TS-04'])
    const named = { kind: 'fairness-report', requirements: ['GBA-AI-ET-04'] }
    given(artefactMachine, [report])
      .when(correctionOf(named), correcting)
      .then([corrected(named)])
  })

  test('of no kind gets one, and then answers what asks for it', () => {
    const change = { kind: 'fairness-report', residencyCategory: 'C5' } as const
    given(artefactMachine, [{ ...uploaded, residencyCategory: 'C1' }])
      .when(correctionOf(change), correcting)
      .then([corrected({ ...change, requirements: ['GBA-AI-ET-03', 'GBA-AI-ET-04'] })])
  })

  test('in its smallest group: a number that was not stated is added, and a stated one falls', () => {
    const report = { ...uploaded, residencyCategory: 'C5' } as const
    for (const smallestGroup of [null, 12])
      given(artefactMachine, [{ ...report, smallestGroup }])
        .when(correctionOf({ smallestGroup: 10 }), correcting)
        .then([corrected({ smallestGroup: 10 })])
    given(artefactMachine, [{ ...report, smallestGroup: 10 }])
      .when(correctionOf({ smallestGroup: 11 }), correcting)
      .then(['/smallestGroup correction-enlarges-group evd_1'])
    given(artefactMachine, [{ ...report, residencyCategory: 'C1' }])
      .when(correctionOf({ residencyCategory: 'C5', smallestGroup: 11 }), correcting)
      .then([corrected({ residencyCategory: 'C5', smallestGroup: 11 })])
  })

  test('and a proof that excluded a place falls with the place that is named', () => {
    const proved = { ...register, origins: ['CN'], madeIn: 'CN', unmixedProof: 'evd_2' } as const
    given(artefactMachine, [proved])
      .when(correctionOf({ origins: ['CN', 'HK'] }), correcting)
      .then([corrected({ origins: ['CN', 'HK'], unmixedProof: null })])
  })

  test('also where its bytes have crossed a border already: it is recorded with that', () => {
    given(artefactMachine, open)
      .when(correctionOf({ residencyCategory: 'C10' }), { ...correcting, hasCrossed: true })
      .then([corrected({ residencyCategory: 'C10' }, true)])
  })

  test('what staff accepted falls, and what they gave back stays given back', () => {
    const judgedBy = { ...by(people.applicationReviewer), function: 'application-reviewer', remark: null } as const
    const change = correctionOf({ effectiveOn: '2026-09-01' })
    const changes = corrected({ effectiveOn: '2026-09-01' })
    const accepted = given(artefactMachine, [...open, { type: 'EvidenceAccepted', ...judgedBy }])
    expect(accepted.when(change, correcting).then([changes])).toMatchObject({ judgement: null, judged: null })
    const returned = given(artefactMachine, [...open, { type: 'EvidenceReturned', ...judgedBy, reason: 'wrong-kind' }])
    expect(returned.when(change, correcting).then([changes])).toMatchObject({ judgement: 'returned' })
  })
})

describe('a file is not corrected', () => {
  test.each<[string, Partial<CorrectEvidence>, object, string[]]>([
    ['in nothing', {}, {}, ['nothing-corrected evd_1']],
    ['in what it says already', { residencyCategory: 'C4' }, {}, ['nothing-corrected evd_1']],
    [
      'to a looser category',
      { residencyCategory: 'C3' },
      {},
      ['/residencyCategory residency-category-of-kind GBA-AI-TS-04', '/residencyCategory correction-loosens evd_1'],
    ],
    ['to state secrets', { residencyCategory: 'C0' }, {}, ['/residencyCategory residency-category-never-accepted']],
    ['to fewer origins', { origins: ['CN'] }, {}, ['/origins correction-drops-origin evd_1']],
    [
      'to a smallest group, where its category has none',
      { smallestGroup: 12 },
      {},
      ['/smallestGroup smallest-group-needless'],
    ],
    ['to a kind that nothing asks for', { kind: 'poem' }, {}, ['/kind evidence-kind-unknown']],
    [
      'to a requirement that asks for another kind',
      { requirements: ['GBA-AI-TS-19'] },
      {},
      ['/requirements requirement-asks-otherwise GBA-AI-TS-19'],
    ],
    ['to a day that is still to come', { effectiveOn: '2027-01-01' }, {}, ['/effectiveOn effective-on-ahead']],
    ['to a day before 1900', { effectiveOn: '1899-12-31' }, {}, ['/effectiveOn effective-on-too-early']],
    [
      'where its application has ended',
      { dataSubjects: 2 },
      { applicationStatus: 'withdrawn' },
      ['application-closed'],
    ],
    [
      'after the decision',
      { dataSubjects: 2 },
      { applicationStatus: 'contracted', decidedAt: '2026-11-01T16:00:00Z' },
      ['evidence-after-decision'],
    ],
    ['in another cell', { dataSubjects: 2 }, { authority: 'mo' }, ['/authority authority-not-pinned']],
  ])('%s', (_how, change, facts, said) => {
    for (const events of [[register], open])
      given(artefactMachine, events)
        .when(correctionOf(change), { ...correcting, ...facts })
        .then(said)
  })

  test('to important data outside the mainland', () => {
    given(artefactMachine, [{ ...uploaded, residencyCategory: 'C8' }])
      .when(correctionOf({ residencyCategory: 'C11' }), correcting)
      .then(['/residencyCategory residency-category-elsewhere', '/origins origin-elsewhere'])
  })

  test('in its kind, where another version of it is on record', () => {
    const report = {
      ...uploaded,
      kind: 'drill-record',
      residencyCategory: 'C5',
      requirements: ['GBA-AI-TS-19'],
    } as const
    const change = correctionOf({ kind: 'fairness-report' })
    given(artefactMachine, [report])
      .when(change, { ...correcting, supersededBy: 'evd_2' })
      .then(['/kind kind-of-versions evd_2'])
    given(artefactMachine, [{ ...report, supersedes: 'evd_0' }])
      .when(change, correcting)
      .then(['/kind kind-of-versions evd_0'])
  })
})

test('over any corrections no category and no origin of a file becomes looser', () => {
  const correction = fc.record(
    {
      residencyCategory: fc.constantFrom(...residencyCategories),
      origins: fc.subarray([...jurisdictions]),
      kind: fc.constantFrom('risk-register', 'drill-record', 'fairness-report'),
      effectiveOn: fc.constantFrom('2026-01-01', '2026-10-01'),
      dataSubjects: fc.integer({ min: 1, max: 9 }),
      smallestGroup: fc.integer({ min: 9, max: 11 }),
    },
    { requiredKeys: [] },
  )
  const category = fc.constantFrom(...residencyCategories.filter((one) => one !== 'C0' && one !== 'C11'))
  fc.assert(
    fc.property(category, fc.array(correction, { maxLength: 6 }), (residencyCategory, corrections) => {
      const first = happened(artefactMachine, [
        () => ({ command: uploadOf({ residencyCategory, origins: ['HK'] }), facts: known }),
      ])
      let state = fold(artefactMachine, first)
      for (const change of corrections) {
        const decision = decide(artefactMachine, state, correctionOf(change), correcting)
        if (!decision.ok || state === null) continue
        const after = fold(artefactMachine, decision.events, state)
        expect(after && isAtLeastAsStrict(after.residencyCategory, state.residencyCategory)).toBe(true)
        const groupBefore = state.smallestGroup ?? Infinity
        expect(after?.smallestGroup ?? Infinity).toBeLessThanOrEqual(groupBefore)
        expect(state.origins.every((place) => after?.origins.includes(place))).toBe(true)
        expect(after?.digest).toBe(state.digest)
        state = after
      }
    }),
  )
})
