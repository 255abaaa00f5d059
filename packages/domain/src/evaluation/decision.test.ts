import { describe, expect, test } from 'vitest'
import { by, digestB, people, person } from '../examples.ts'
import { afterSteps } from '../given-when-then.fixture.ts'
import type { Actor } from '../roles.ts'
import { contentOf } from './content.ts'
import type { EvaluationEvent, EvaluationGranted, EvaluationRefused, VoteCast } from './events.ts'
import { evaluationSet } from './evaluation-set.ts'
import * as example from './examples.ts'
import type { Evaluation, Outcome } from './state.ts'
import { evaluationMachine } from './table.ts'

const { assignReview, askForMore, declare, finding, hashOf, recommend, record, vote } = example
const { toAssignedReview, toEvaluated, toEvaluating, toInReview, toReviewed } = example
const { deciderOne, deciderTwo, deciderThree, evaluatorOne, planOwner, reportReviewer } = people
const { givenSteps, givenStored } = afterSteps(evaluationMachine)

/** The content that was frozen for the review, and is read, decided on and granted. */
const evaluationDigest = hashOf(givenSteps(...toEvaluated).state)

function declaredAs(held: 'report-reviewer' | 'decision-maker', personId: string, conflict = false) {
  return [{ personId, function: held, conflict, statement: 'None.', declaredAt: '2026-11-01T00:00:00Z' }]
}
function voteCast(actor: Actor, outcome: Outcome = 'grant'): VoteCast {
  return { type: 'VoteCast', ...by(actor), outcome, reasons: `I vote to ${outcome}.`, evaluationDigest }
}
/** By the votes that made the quorum, of which the last decided. */
function decidedBy(...votes: VoteCast[]): EvaluationGranted | EvaluationRefused {
  const { outcome, by: decider, at } = votes.at(-1) ?? voteCast(deciderOne)
  return {
    type: outcome === 'grant' ? 'EvaluationGranted' : 'EvaluationRefused',
    at,
    by: decider,
    evaluationDigest,
    decidedBy: votes.map((one) => one.by),
    reasons: votes.map((one) => one.reasons),
  }
}

describe('a conflict', () => {
  const conflictAfterVote = [...toReviewed, vote(deciderOne), declare('decision-maker', deciderOne, true)]

  test('declared after a vote makes the vote count no more, and the decision stands on others', () => {
    const state = givenSteps(...conflictAfterVote)
      .when(vote(deciderTwo))
      .then([voteCast(deciderTwo)])
    expect(state?.status).toBe('reviewed')
    const [second, third] = [voteCast(deciderTwo), voteCast(deciderThree)]
    const decided = givenSteps(...conflictAfterVote, vote(deciderTwo))
      .when(vote(deciderThree))
      .then([third, decidedBy(second, third)])
    expect(decided).toMatchObject({ status: 'granted', decision: { by: [deciderTwo.id, deciderThree.id] } })
  })

  test('of a decision maker takes no task from anybody', () => {
    const said = { function: 'decision-maker', conflict: true, statement: 'I have looked into it.' } as const
    const state = givenSteps(...toReviewed)
      .when(declare('decision-maker', deciderOne, true))
      .then([{ type: 'ImpartialityDeclared', ...by(deciderOne), personId: deciderOne.id, ...said }])
    expect(state).toMatchObject({ status: 'reviewed', reviewerId: reportReviewer.id })
  })

  test('is not declared away', () => {
    givenSteps(...conflictAfterVote)
      .when(declare('decision-maker', deciderOne))
      .then([`/conflict conflict-declared ${deciderOne.id}`])
  })

  test('declared as report reviewer is the person’s, who does not decide either', () => {
    const also = person(reportReviewer.id, 'decision-maker')
    const declarations = declaredAs('report-reviewer', also.id, true)
    givenStored(toReviewed, { declarations })
      .when(declare('decision-maker', also))
      .then([`/conflict conflict-declared ${also.id}`])
    givenStored(toReviewed, { declarations: [...declarations, ...declaredAs('decision-maker', also.id)] })
      .when(vote(also))
      .then([{ violation: 'impartiality-not-declared', params: { personId: also.id } }, 'recommendation-tainted'])
  })
})

describe('the review', () => {
  const otherReviewer = person('per_other', 'report-reviewer')
  const assigned: EvaluationEvent = {
    type: 'ReviewAssigned',
    ...by(planOwner),
    reviewerId: reportReviewer.id,
    evaluationDigest,
  }

  test('freezes the content by its hash', () => {
    const state = givenSteps(...toEvaluated)
      .when(assignReview())
      .then([assigned])
    expect(state).toMatchObject({ status: 'in-review', reviewerId: reportReviewer.id, evaluationDigest })
    expect(hashOf(givenSteps(...toInReview).state)).toBe(evaluationDigest)
  })

  test.each([['per_evaluator1'], ['per_prior']])('is not assigned to %s, who evaluated', (reviewerId) => {
    givenSteps(...toEvaluated)
      .when(assignReview(reviewerId))
      .then([`/reviewerId took-part-in-evaluation ${reviewerId}`])
  })

  test('is not assigned without authorisation, within the cooling-off, or without a digest of the content', () => {
    const facts = {
      reviewerAuthorisation: null,
      servedClientOn: { [reportReviewer.id]: '2024-11-03' },
      currentEvaluationDigest: 'none',
    }
    givenSteps(...toEvaluated)
      .when(assignReview(reportReviewer.id, facts))
      .then([
        `/reviewerId reviewer-not-authorised ${reportReviewer.id}`,
        `/reviewerId reviewer-cooling-off ${reportReviewer.id}`,
        'content-digest-missing',
      ])
  })

  test('is assigned again on the day the cooling-off ends', () => {
    givenSteps(...toEvaluated)
      .when(assignReview(reportReviewer.id, { servedClientOn: { [reportReviewer.id]: '2024-11-02' } }))
      .then([assigned])
  })

  test('goes back for another reviewer when the reviewer declares a conflict', () => {
    const said = { function: 'report-reviewer', conflict: true, statement: 'I have looked into it.' } as const
    const conflict = declare('report-reviewer', reportReviewer, true)
    const state = givenSteps(...toAssignedReview)
      .when(conflict)
      .then([
        { type: 'ImpartialityDeclared', ...by(reportReviewer), personId: reportReviewer.id, ...said },
        {
          type: 'ReportReviewerRecused',
          ...by(reportReviewer),
          personId: reportReviewer.id,
        },
      ])
    expect(state?.status).toBe('evaluated')
    expect(state).not.toHaveProperty('evaluationDigest')
    expect(state).not.toHaveProperty('reviewerId')
    givenSteps(...toAssignedReview, conflict)
      .when(assignReview())
      .then([`/reviewerId reviewer-in-conflict ${reportReviewer.id}`])
  })

  test.each([
    ['declare', toAssignedReview, declare('report-reviewer', otherReviewer)],
    ['recommend', toInReview, recommend({}, otherReviewer)],
    ['ask for more', toInReview, askForMore('Something.', otherReviewer)],
  ])('is left to the assigned reviewer: %s', (_name, from, step) => {
    givenStored(from, { declarations: declaredAs('report-reviewer', otherReviewer.id) })
      .when(step)
      .then(['not-the-assigned-reviewer'])
  })

  test('is refused to a person who evaluated, even when the case names that person as reviewer', () => {
    const both = person('per_prior', 'report-reviewer')
    givenStored(toAssignedReview, { reviewerId: both.id })
      .when(declare('report-reviewer', both))
      .then(['took-part-in-evaluation per_prior'])
    givenStored(toInReview, { reviewerId: both.id, declarations: declaredAs('report-reviewer', both.id) })
      .when(recommend({}, both))
      .then(['took-part-in-evaluation per_prior'])
  })

  test('asks for more by naming the gap, and voids the hash, the recommendation and the votes', () => {
    givenSteps(...toInReview)
      .when(askForMore(' '))
      .then(['/gap text-missing'])
    const recommendation = { outcome: 'grant', reasons: 'Met.', evaluationDigest, ...by(reportReviewer) } as const
    const { votes = [] } = givenSteps(...toReviewed, vote(deciderOne)).state ?? {}
    const state = givenStored(toInReview, { recommendation, votes })
      .when(askForMore('Which record?'))
      .then([{ type: 'MoreAsked', ...by(reportReviewer), gap: 'Which record?' }])
    expect(state).toMatchObject({ status: 'evaluating', votes: [] })
    for (const voided of ['evaluationDigest', 'recommendation', 'reviewerId']) expect(state).not.toHaveProperty(voided)
  })

  test('recommends with reasons, on the content that was frozen', () => {
    givenSteps(...toInReview)
      .when(recommend({ reasons: '' }))
      .then(['/reasons text-missing'])
    givenSteps(...toInReview)
      .when(recommend({ evaluationDigest: digestB }))
      .then(['/evaluationDigest content-changed'])
    givenSteps(...toInReview)
      .when(recommend({}, reportReviewer, { currentEvaluationDigest: digestB }))
      .then(['/evaluationDigest content-changed'])
    const said = { outcome: 'grant', reasons: 'Every requirement is met.', evaluationDigest } as const
    const state = givenSteps(...toInReview)
      .when(recommend())
      .then([{ type: 'EvaluationRecommended', ...by(reportReviewer), ...said }])
    expect(state).toMatchObject({ status: 'reviewed', recommendation: { ...said, ...by(reportReviewer) } })
  })
})

describe('the decision', () => {
  test('is a grant when equal votes make the quorum, by those who cast them', () => {
    const [first, second] = [voteCast(deciderOne), voteCast(deciderTwo)]
    const waiting = givenSteps(...toReviewed)
      .when(vote(deciderOne))
      .then([first])
    const { at } = first
    expect(waiting).toMatchObject({
      status: 'reviewed',
      votes: [{ personId: deciderOne.id, outcome: 'grant', reasons: first.reasons, at, evaluationDigest }],
    })
    const state = givenSteps(...toReviewed, vote(deciderOne))
      .when(vote(deciderTwo))
      .then([second, decidedBy(first, second)])
    expect(state?.status).toBe('granted')
    expect(state?.decision).toEqual({ outcome: 'grant', at, by: [deciderOne.id, deciderTwo.id], evaluationDigest })
  })

  test('needs equal votes: one of each decides nothing, the third decides', () => {
    const [first, third] = [voteCast(deciderOne, 'refuse'), voteCast(deciderThree, 'refuse')]
    const split = givenSteps(...toReviewed, vote(deciderOne, 'refuse'))
      .when(vote(deciderTwo, 'grant'))
      .then([voteCast(deciderTwo)])
    expect(split?.status).toBe('reviewed')
    const state = givenSteps(...toReviewed, vote(deciderOne, 'refuse'), vote(deciderTwo, 'grant'))
      .when(vote(deciderThree, 'refuse'))
      .then([third, decidedBy(first, third)])
    expect(state).toMatchObject({
      status: 'refused',
      decision: { outcome: 'refuse', by: [deciderOne.id, deciderThree.id] },
    })
  })

  test('is closed to everyone who evaluated, in this case or before: no declaration, no vote', () => {
    const reviewed = givenSteps(...toReviewed).state
    const evaluated = reviewed === null ? [] : [...evaluationSet(reviewed)]
    expect(evaluated).toEqual(['per_prior', 'per_evaluator1', 'per_evaluator2'])
    for (const personId of evaluated) {
      const both = person(personId, 'evaluator', 'decision-maker')
      givenSteps(...toReviewed)
        .when(declare('decision-maker', both))
        .then([`took-part-in-evaluation ${personId}`])
      givenStored(toReviewed, { declarations: declaredAs('decision-maker', personId) })
        .when(vote(both))
        .then([`took-part-in-evaluation ${personId}`])
    }
  })

  test('takes no second vote of one person', () => {
    givenSteps(...toReviewed, vote(deciderOne))
      .when(vote(deciderOne))
      .then(['already-voted'])
  })

  test('takes no vote on a content that the voter has not read, or that changed since', () => {
    givenSteps(...toReviewed)
      .when(vote(deciderOne, 'grant', { evaluationDigest: digestB }))
      .then(['/evaluationDigest content-changed'])
    givenSteps(...toReviewed)
      .when(vote(deciderOne, 'grant', {}, { currentEvaluationDigest: digestB }))
      .then(['/evaluationDigest content-changed'])
  })

  test('states reasons', () => {
    givenSteps(...toReviewed)
      .when(vote(deciderOne, 'refuse', { reasons: '' }))
      .then(['/reasons text-missing'])
  })

  test('is no grant against the decision rule, by recommendation or by vote, whatever the store holds', () => {
    const { state } = givenSteps(...toReviewed)
    const graded = state?.findings['TS-01']
    if (state === null || graded === undefined) throw new Error('the example grades TS-01')
    const change: Partial<Evaluation> = {
      findings: {
        'TS-01': { ...graded, grade: 'major-nonconformity' },
        'ET-01': { ...graded, grade: 'minor-nonconformity', at: '2026-12-01T00:00:00Z' },
      },
      nonconformities: [
        ...state.nonconformities.map((one) => ({ ...one, closedAt: undefined })),
        ...state.nonconformities.map((one) => ({ ...one, id: 'ncf_2', response: undefined })),
      ],
    }
    const stored = { ...change, evaluationDigest: hashOf({ ...state, ...change }) }
    const obstacles = [
      'requirement-not-graded DP-01',
      'nonconformity-open ncf_1',
      '/outcome major-nonconformity TS-01',
      '/outcome nonconformity-not-answered ncf_2',
      '/outcome nonconformity-not-raised ET-01',
    ]
    givenStored(toReviewed, stored).when(vote(deciderOne)).then(obstacles)
    givenStored(toInReview, stored).when(recommend()).then(obstacles)
    givenStored(toReviewed, stored)
      .when(vote(deciderOne, 'refuse'))
      .then([{ ...voteCast(deciderOne, 'refuse'), evaluationDigest: stored.evaluationDigest }])
  })
})

test('the frozen content changes with every finding and every nonconformity, and not with a declaration', () => {
  const contentAfter = (...steps: typeof toEvaluating) => {
    const { state } = givenSteps(...steps)
    return state === null ? null : contentOf(state)
  }
  const found = contentAfter(...toEvaluating, record(evaluatorOne, finding('TS-01')))
  expect(found).not.toEqual(contentAfter(...toEvaluating))
  expect(contentAfter(...toReviewed)).toEqual(contentAfter(...toEvaluated))
  expect(JSON.stringify(found)).not.toContain('undefined')
})
