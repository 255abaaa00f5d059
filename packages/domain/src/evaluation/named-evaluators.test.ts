import { describe, expect, test } from 'vitest'
import { by, people } from '../examples.ts'
import type { Step } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import * as example from './examples.ts'
import type { EvaluationTypes } from './evolve.ts'
import { exclusionReason } from './exclusion-reasons.ts'
import { inclusionReason } from './inclusion-reasons.ts'
import { staffingOf } from './state.ts'
import { evaluationMachine } from './table.ts'

const { candidate, evaluatorThree } = example
const { givenSteps } = afterSteps(evaluationMachine)

/** The same step, naming people and giving a reason. */
function naming(
  step: Step<EvaluationTypes>,
  named: readonly string[],
  reason = 'Knows the sector.',
): Step<EvaluationTypes> {
  return (state) => {
    const made = step(state)
    return { ...made, command: { ...made.command, named, reason } as typeof made.command }
  }
}

describe('the plan owner names', () => {
  test('somebody who is busier, evaluated the client last and speaks no language of the case, and it is seen', () => {
    const pool = [candidate('per_a'), candidate('per_b', { openCases: 9, evaluatedLast: true, languages: ['pt'] })]
    const state = givenSteps(...example.toPlanning, naming(example.assign(pool), ['per_b'])).state
    expect(state).toMatchObject({
      team: [{ personId: 'per_b', requirements: example.requirements }],
      override: { personIds: ['per_b'], reason: 'Knows the sector.', ...by(people.planOwner) },
    })
    expect(state?.inclusions?.[0]?.reasons).toEqual([
      inclusionReason('named', {}),
      inclusionReason('over-limit', { openCases: 9, openCasesMax: 5 }),
      inclusionReason('without-language', { languages: ['en'] }),
    ])
    expect(state?.exclusions[0]?.reasons).toEqual([exclusionReason('team-larger', { people: 2, peopleOfTeam: 1 })])
    expect(state === null || state === undefined ? null : staffingOf(state)).toBe('overridden')
    const again = givenSteps(...example.toPlanning, naming(example.assign(pool), ['per_b']), example.assign(pool)).state
    expect(again).not.toHaveProperty('override')
  })

  test('not without a reason', () => {
    const pool = [candidate('per_a'), candidate('per_b')]
    givenSteps(...example.toPlanning)
      .when(naming(example.assign(pool), ['per_b'], ' '))
      .then([{ violation: '/reason text-missing', params: { text: 'reason' } }])
  })

  test.each([
    ['not-authorised', { authorisation: null }],
    ['conflict-declared', { conflicts: [exclusionReason('conflict-declared', {})] }],
    ['engaged-by-client', { conflicts: [exclusionReason('engaged-by-client', { kind: 'consultancy' })] }],
    ['cooling-off', { lastServedClientOn: '2026-01-01' }],
    ['competence-missing', { competences: ['XB'] }],
  ] as const)('nobody whom a rule excludes, whatever the reason: %s', (bar, change) => {
    const pool = [candidate('per_a'), candidate('per_b', change)]
    givenSteps(...example.toPlanning)
      .when(naming(example.assign(pool), ['per_a', 'per_b']))
      .then([{ violation: '/named/1 cannot-be-named per_b', params: { personId: 'per_b', bar } }])
  })

  test('nobody who is not of the personnel, is taken off, or would have nothing to evaluate', () => {
    const evaluating = givenSteps(...example.toEvaluating)
    const { id } = people.evaluatorTwo
    evaluating.when(naming(example.reassign([id]), [id, 'per_nobody'])).then([
      { violation: `/named/0 cannot-be-named ${id}`, params: { personId: id, bar: 'taken-off' } },
      { violation: '/named/1 cannot-be-named per_nobody', params: { personId: 'per_nobody', bar: 'not-in-pool' } },
    ])
    const pool = [...example.poolWithOthers, candidate('per_new', { competences: ['TS'] })]
    evaluating
      .when(naming(example.reassign([id], pool), ['per_new']))
      .then([{ violation: '/named/0 cannot-be-named per_new', params: { personId: 'per_new', bar: 'nothing-left' } }])
  })

  test('who takes over, in every state in which somebody leaves', () => {
    const busy = candidate('per_new', { openCases: 3 })
    const pool = [...example.poolWithOthers, busy]
    const state = givenSteps(
      ...example.toEvaluating,
      naming(example.reassign([people.evaluatorTwo.id], pool), ['per_new']),
    ).state
    expect(state?.team.map((member) => member.personId)).toEqual([people.evaluatorOne.id, 'per_new'])
    expect(state?.team.map((member) => member.personId)).not.toContain(evaluatorThree.id)
    expect(state?.override).toMatchObject({ personIds: ['per_new'] })
  })
})
