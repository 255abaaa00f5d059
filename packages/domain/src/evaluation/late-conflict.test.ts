import { describe, expect, test } from 'vitest'
import { by, next, people, person, type Step } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import type { Actor } from '../roles.ts'
import { hasConflict } from '../standing-guards.ts'
import * as example from './examples.ts'
import type { EvaluationTypes } from './evolve.ts'
import { exclusionReason } from './exclusion-reasons.ts'
import { inclusionReason } from './inclusion-reasons.ts'
import { evaluationMachine } from './table.ts'

const { assignReview, candidate, complete, declare, evaluatorThree, otherReviewer, reassign, recommend, vote } = example
const { deciderOne, deciderThree, deciderTwo, evaluatorOne, evaluatorTwo, planOwner, reportReviewer } = people
const { givenSteps } = afterSteps(evaluationMachine)

const conflict = (held: 'evaluator' | 'report-reviewer' | 'decision-maker', actor: Actor) => declare(held, actor, true)
const recused = { type: 'TeamMemberRecused', ...by(evaluatorOne), personId: evaluatorOne.id } as const

function declared({ id }: Actor, held: 'evaluator' | 'report-reviewer' | 'decision-maker') {
  const said = { function: held, conflict: true, statement: 'I have looked into it.' } as const
  return { type: 'ImpartialityDeclared', ...by(person(id)), personId: id, ...said } as const
}

describe('a conflict that an evaluator declares', () => {
  test.each([
    ['planned', example.toPlanned],
    ['evaluating', example.toEvaluating],
    ['nonconformities-open', example.toNonconformitiesOpen],
  ])('while the case is %s takes the person off the team, and the case goes on', (status, steps) => {
    const state = givenSteps(...steps)
      .when(conflict('evaluator', evaluatorOne))
      .then([declared(evaluatorOne, 'evaluator'), recused])
    expect(state).toMatchObject({ status, team: [{ personId: evaluatorTwo.id }] })
  })

  test.each([
    ['evaluated', example.toEvaluated],
    ['in-review', example.toInReview],
    ['reviewed', [...example.toReviewed, vote(deciderOne)]],
  ])('where the case is %s opens the evaluation again, and voids recommendation and votes', (_status, steps) => {
    const state = givenSteps(...steps)
      .when(conflict('evaluator', evaluatorOne))
      .then([declared(evaluatorOne, 'evaluator'), recused])
    expect(state).toMatchObject({ status: 'evaluating', team: [{ personId: evaluatorTwo.id }], votes: [] })
    for (const member of ['reviewerId', 'evaluationDigest', 'recommendation']) expect(state).not.toHaveProperty(member)
  })

  test.each([
    ['granted', example.toGranted],
    ['refused', [...example.toReviewed, vote(deciderOne, 'refuse'), vote(deciderTwo, 'refuse')]],
  ])('where the case is %s is recorded, and the decision stands', (status, steps) => {
    const before = givenSteps(...steps).state
    const state = givenSteps(...steps)
      .when(conflict('evaluator', evaluatorOne))
      .then([declared(evaluatorOne, 'evaluator')])
    expect(state).toEqual({ ...before, declarations: state?.declarations })
    expect(state?.status).toBe(status)
    expect(hasConflict(state?.declarations ?? [], evaluatorOne.id)).toBe(true)
  })

  test('after leaving the team, with findings that still stand, opens the evaluation again too', () => {
    const left = [...example.toFound, reassign([evaluatorOne.id]), declare('evaluator', evaluatorThree)]
    const state = givenSteps(...left)
      .when(conflict('evaluator', evaluatorOne))
      .then([declared(evaluatorOne, 'evaluator'), recused])
    expect(state?.team.map((member) => member.personId)).toEqual([evaluatorTwo.id, evaluatorThree.id])
  })

  test('is the person’s: declared as decision maker it ends what the person does as evaluator', () => {
    const also = person(evaluatorOne.id, 'decision-maker')
    givenSteps(...example.toEvaluating)
      .when(conflict('decision-maker', also))
      .then([declared(evaluatorOne, 'decision-maker'), recused])
  })

  test('of whom the case knows nothing is recorded, and keeps the person off the team', () => {
    const outsider = person('per_outsider', 'evaluator')
    const state = givenSteps(...example.toPlanning)
      .when(conflict('evaluator', outsider))
      .then([declared(outsider, 'evaluator')])
    expect(state?.team).toEqual([])
    const pool = [candidate(outsider.id), candidate('per_new')]
    const assigned = next(evaluationMachine, state, example.assign(pool))
    expect(assigned.team.map((member) => member.personId)).toEqual(['per_new'])
  })
})

describe('a conflict that the report reviewer declares', () => {
  const fallen = { type: 'ReportReviewerRecused', ...by(reportReviewer), personId: reportReviewer.id } as const

  test.each([
    ['in-review', example.toInReview],
    ['reviewed', [...example.toReviewed, vote(deciderOne)]],
  ])('where the case is %s sends it to another one, and voids recommendation and votes', (_status, steps) => {
    const state = givenSteps(...steps)
      .when(conflict('report-reviewer', reportReviewer))
      .then([declared(reportReviewer, 'report-reviewer'), fallen])
    expect(state).toMatchObject({ status: 'evaluated', votes: [] })
    for (const member of ['reviewerId', 'evaluationDigest', 'recommendation']) expect(state).not.toHaveProperty(member)
  })
})

test.each([
  ['planning', example.toAssigned, 'decision-maker', deciderOne],
  ['planned', example.toPlanned, 'report-reviewer', reportReviewer],
  ['evaluated', example.toEvaluated, 'evaluator', evaluatorOne],
  ['in-review', example.toInReview, 'evaluator', evaluatorOne],
  ['reviewed', example.toReviewed, 'report-reviewer', reportReviewer],
  ['granted', example.toGranted, 'decision-maker', deciderThree],
] as const)(
  'where the case is %s, impartiality is declared by whose turn it is only',
  (_status, steps, held, actor) => {
    givenSteps(...steps)
      .when(declare(held, actor))
      .then([{ violation: '/conflict declares-conflict-only', params: { function: held } }])
  },
)

describe('the plan owner finds others', () => {
  test('for what nobody has any more; who stays keeps their part', () => {
    const state = givenSteps(...example.toEvaluating, conflict('evaluator', evaluatorOne), reassign()).state
    expect(state?.team).toEqual([
      { personId: evaluatorTwo.id, function: 'evaluator', requirements: ['DP-01'] },
      { personId: evaluatorThree.id, function: 'evaluator', requirements: ['TS-01', 'ET-01'] },
    ])
    const reasons = [exclusionReason('conflict-declared', {})]
    expect(state?.exclusions).toContainEqual({ personId: evaluatorOne.id, function: 'evaluator', reasons })
  })

  test('for whom the plan owner names, with the reason', () => {
    const state = givenSteps(...example.toEvaluating)
      .when(reassign([evaluatorTwo.id]))
      .then([
        {
          type: 'EvaluatorsReassigned',
          objectBy: '2026-11-09',
          ...by(planOwner),
          team: [
            { personId: evaluatorOne.id, function: 'evaluator', requirements: ['TS-01', 'ET-01'] },
            { personId: evaluatorThree.id, function: 'evaluator', requirements: ['DP-01'] },
          ],
          inclusions: [
            { personId: evaluatorOne.id, function: 'evaluator', reasons: [inclusionReason('stays', {})] },
            {
              personId: evaluatorThree.id,
              function: 'evaluator',
              reasons: [inclusionReason('nobody-else', { requirements: 1 })],
            },
          ],
          exclusions: [
            { personId: evaluatorTwo.id, function: 'evaluator', reasons: [exclusionReason('taken-off', {})] },
            {
              personId: 'per_evaluator3',
              function: 'evaluator',
              reasons: [exclusionReason('engaged-by-client', { kind: 'employment' })],
            },
          ],
          leaving: [evaluatorTwo.id],
          ...example.drawnAmong(
            { requirementsOf: { DP: 1 }, held: ['ET', 'TS'], fewest: 0, chosen: [evaluatorThree.id] },
            { [evaluatorThree.id]: ['DP'] },
          ),
          reason: 'On leave.',
        },
      ])
    expect(state?.status).toBe('evaluating')
  })

  test('and their authorisation that has ended, or their leaving the authority, is a reason too', () => {
    const others = example.poolWithOthers.filter((one) => one.personId !== evaluatorTwo.id)
    const lapsed = others.map((one) => (one.personId === evaluatorOne.id ? { ...one, authorisation: null } : one))
    const state = givenSteps(...example.toEvaluating, reassign([], lapsed)).state
    expect(state?.team).toEqual([
      { personId: evaluatorThree.id, function: 'evaluator', requirements: ['TS-01', 'ET-01', 'DP-01'] },
    ])
  })

  test('but not among those who review or decide', () => {
    const judging = [...example.toReviewed, conflict('evaluator', evaluatorOne)]
    const pool = [...example.poolWithOthers, candidate(deciderOne.id), candidate(reportReviewer.id)]
    const state = givenSteps(...judging, reassign([], pool)).state
    const reasonsOf = (id: string) => state?.exclusions.find((one) => one.personId === id)?.reasons
    expect(reasonsOf(deciderOne.id)).toEqual([exclusionReason('judges-the-case', { function: 'decision-maker' })])
    expect(reasonsOf(reportReviewer.id)).toEqual([exclusionReason('judges-the-case', { function: 'report-reviewer' })])
  })

  test('and is refused where the team is whole, a person is not on it, or no reason is given', () => {
    const evaluating = givenSteps(...example.toEvaluating)
    evaluating.when(reassign()).then(['team-is-whole'])
    evaluating
      .when(reassign([evaluatorOne.id, 'per_nobody']))
      .then([{ violation: '/leaving/1 cannot-leave-team per_nobody', params: { personId: 'per_nobody' } }])
    const wordless: Step<EvaluationTypes> = (state) => {
      const made = reassign([evaluatorOne.id])(state)
      return { ...made, command: { ...made.command, reason: ' ' } as typeof made.command }
    }
    evaluating.when(wordless).then([{ violation: '/reason text-missing', params: { text: 'reason' } }])
  })

  test('and where nobody is found that is kept, and the team stays as it is', () => {
    const evaluating = givenSteps(...example.toEvaluating)
    const alone = [candidate(evaluatorOne.id), candidate(evaluatorTwo.id, { competences: ['DP'] })]
    const after = givenSteps(...example.toEvaluating, reassign([evaluatorOne.id], alone)).state
    expect(after).toMatchObject({ status: 'evaluating', team: evaluating.state?.team })
    expect(after?.shortage).toMatchObject({
      uncovered: ['TS-01', 'ET-01'],
      exclusions: [{ personId: evaluatorOne.id, reasons: [exclusionReason('taken-off', {})] }],
    })
    const one = reassign([evaluatorTwo.id], [candidate(evaluatorOne.id)], { fewestEvaluators: 2 })
    expect(givenSteps(...example.toEvaluating, one).state?.shortage).toMatchObject({ wanted: 2, uncovered: [] })
  })

  test.each([
    ['evaluated', example.toEvaluated],
    ['in-review', example.toInReview],
    ['reviewed', example.toReviewed],
  ])('but leaves work that is complete and impartial as it is, where the case is %s', (_status, steps) => {
    givenSteps(...steps)
      .when(reassign([evaluatorOne.id]))
      .then(['no-finding-tainted'])
  })
})

describe('work that is tainted by an engagement which came to light later', () => {
  const served = { servedClientOn: { [evaluatorOne.id]: '2026-10-01' } }
  const reviewerServed = { servedClientOn: { [reportReviewer.id]: '2026-10-01' } }
  const longAgo = { servedClientOn: { [evaluatorOne.id]: '2024-11-02', [reportReviewer.id]: '2024-11-02' } }
  const tainted = ['ET-01', 'TS-01'].map((requirementId) => ({
    violation: `finding-tainted ${requirementId}`,
    params: { requirementId },
  }))

  test('is neither completed, reviewed, recommended nor decided on', () => {
    givenSteps(...example.toClosed)
      .when(complete(evaluatorTwo, served))
      .then(tainted)
    givenSteps(...example.toEvaluated)
      .when(assignReview(reportReviewer.id, served))
      .then(tainted)
    givenSteps(...example.toInReview)
      .when(recommend({}, reportReviewer, served))
      .then(tainted)
    givenSteps(...example.toReviewed)
      .when(vote(deciderOne, 'grant', {}, served))
      .then(tainted)
  })

  test('also of somebody who has left the team is found again, where nobody else has to leave', () => {
    const left = [...example.toClosed, reassign([evaluatorOne.id]), declare('evaluator', evaluatorThree)]
    const state = givenSteps(...left, complete(evaluatorTwo), reassign([], example.poolWithOthers, served)).state
    expect(state?.status).toBe('evaluating')
    expect(state?.team.map((member) => member.personId)).toEqual([evaluatorTwo.id, evaluatorThree.id])
  })

  test('is a recommendation too, which the plan owner has made anew by another', () => {
    givenSteps(...example.toReviewed)
      .when(vote(deciderOne, 'grant', {}, reviewerServed))
      .then(['recommendation-tainted'])
    const voted = [...example.toReviewed, vote(deciderOne)]
    const state = givenSteps(...voted, assignReview(otherReviewer.id, reviewerServed)).state
    expect(state).toMatchObject({ status: 'in-review', reviewerId: otherReviewer.id, votes: [] })
    expect(state).not.toHaveProperty('recommendation')
  })

  test('is no longer tainted once the cooling-off is over', () => {
    const state = givenSteps(...example.toReviewed, vote(deciderOne, 'grant', {}, longAgo)).state
    expect(state?.votes).toHaveLength(1)
  })

  test('an impartial recommendation stands: the plan owner gets no other', () => {
    givenSteps(...example.toReviewed)
      .when(assignReview(otherReviewer.id))
      .then(['recommendation-stands'])
    givenSteps(...example.toReviewed)
      .when(assignReview(otherReviewer.id, longAgo))
      .then(['recommendation-stands'])
    givenSteps(...example.toInReview)
      .when(assignReview())
      .then(['/reviewerId reviewer-assigned-already'])
  })
})
