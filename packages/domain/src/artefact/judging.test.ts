import { describe, expect, test } from 'vitest'
import { by, people } from '../examples.ts'
import { given } from '../given-when-then.fixture.ts'
import { acceptOf, inspected, judging, opened, quarantined, released, returnOf, uploaded } from './examples.ts'
import { artefactMachine } from './table.ts'

const reviewer = people.applicationReviewer
const register = {
  ...uploaded,
  kind: 'risk-register',
  residencyCategory: 'C4',
  requirements: ['GBA-AI-TS-04'],
} as const
const held = [register, inspected(), released('unchecked')] as const
const accepted = { type: 'EvidenceAccepted', ...by(reviewer), function: 'application-reviewer', remark: null } as const
const returned = { ...accepted, type: 'EvidenceReturned', reason: 'incomplete' } as const
const judged = { by: reviewer.id, function: 'application-reviewer', at: accepted.at, remark: null }

describe('a file', () => {
  test('is accepted, and stays as it was uploaded', () => {
    const state = given(artefactMachine, held).when(acceptOf(), judging).then([accepted])
    expect(state).toMatchObject({ status: 'uploaded', judgement: 'accepted', judged: { ...judged, reason: null } })
  })

  test('is given back with a reason of the list, and what else there is to say', () => {
    const remark = 'Annex B is missing.'
    const state = given(artefactMachine, held)
      .when(returnOf({ remark }), judging)
      .then([{ ...returned, remark }])
    expect(state).toMatchObject({ judgement: 'returned', judged: { ...judged, reason: 'incomplete', remark } })
  })

  test('can be judged again: the last judgement stands', () => {
    const back = given(artefactMachine, [...held, accepted])
      .when(returnOf(), judging)
      .then([returned])
    expect(back?.judgement).toBe('returned')
    const again = given(artefactMachine, [...held, returned])
      .when(acceptOf(), judging)
      .then([accepted])
    expect(again).toMatchObject({ judgement: 'accepted', judged: { reason: null } })
  })

  test('of no kind is not accepted, but can be given back', () => {
    given(artefactMachine, opened).when(acceptOf(), judging).then(['accepted-of-no-kind evd_1'])
    const wrongKind = { ...returned, reason: 'wrong-kind' } as const
    given(artefactMachine, opened)
      .when(returnOf({ reason: 'wrong-kind' }), judging)
      .then([wrongKind])
  })

  test('in quarantine is not judged', () => {
    const state = [...held, quarantined('malware')]
    const refusal = given(artefactMachine, state)
      .when(acceptOf(), judging)
      .then({
        kind: 'not-allowed',
        status: 'quarantined',
        command: 'acceptEvidence',
        allowed: ['inspectEvidence', 'correctEvidence', 'acceptEvidenceFindings', 'releaseEvidence', 'shredEvidence'],
      })
    expect(refusal?.judgement).toBeNull()
  })
})

describe('it is judged', () => {
  test.each<[string, Partial<typeof judging>, string]>([
    ['who is not assigned or has not declared', { declared: false }, 'impartiality-not-declared'],
    ['in conflict', { hasConflict: true }, `conflict-declared ${reviewer.id}`],
    ['within the cooling-off', { lastServedClientOn: '2026-10-01' }, `cooling-off ${reviewer.id}`],
    ['without an authorisation', { authorisation: null }, 'not-authorised'],
  ])('by nobody %s', (_what, facts, said) => {
    given(artefactMachine, held)
      .when(acceptOf(), { ...judging, ...facts })
      .then([said])
    given(artefactMachine, held)
      .when(returnOf(), { ...judging, ...facts })
      .then([said])
  })

  test('by an evaluator as an evaluator', () => {
    const evaluator = people.evaluatorOne
    const authorisation = { ...judging.authorisation, function: 'evaluator' } as typeof judging.authorisation
    given(artefactMachine, held)
      .when(acceptOf({ actor: evaluator, function: 'evaluator' }), { ...judging, authorisation })
      .then([{ ...accepted, ...by(evaluator), function: 'evaluator' }])
    given(artefactMachine, held)
      .when(acceptOf({ actor: people.applicant }), judging)
      .then({ kind: 'forbidden', needed: ['application-reviewer', 'evaluator'] })
  })

  test('before the decision', () => {
    given(artefactMachine, held)
      .when(returnOf(), { ...judging, decidedAt: '2026-11-01T16:00:00Z' })
      .then([{ violation: 'evidence-decided-on evd_1', params: { decidedOn: '2026-11-02' } }])
  })
})
