import { describe, expect, test } from 'vitest'
import { after, attempt, codes, people, person, refused } from '../examples.ts'
import type { Step } from '../examples.ts'
import { contentOf } from './content.ts'
import { evaluationSet } from './evaluation-set.ts'
import * as example from './examples.ts'
import type { EvaluationTypes } from './evolve.ts'
import type { Evaluation } from './state.ts'
import { evaluationMachine } from './table.ts'

const { assignReview, askForMore, declare, finding, hashOf, recommend, record, vote } = example
const { toAssignedReview, toEvaluated, toGranted, toInReview, toReviewed } = example

function judge(from: readonly Step<EvaluationTypes>[], step: Step<EvaluationTypes>, change: Partial<Evaluation> = {}) {
  const state = { ...after(evaluationMachine, from), ...change }
  return attempt(evaluationMachine, state, step(state))
}
function declaredAs(held: 'report-reviewer' | 'decision-maker', personId: string) {
  return [{ personId, function: held, conflict: false, statement: 'None.', declaredAt: '2026-11-01T00:00:00Z' }]
}

describe('a conflict', () => {
  const { deciderOne, deciderTwo, deciderThree, reportReviewer } = people
  const conflictAfterVote = [...toReviewed, vote(deciderOne), declare('decision-maker', deciderOne, true)]

  test('declared after a vote makes the vote count no more, and the decision stands on others', () => {
    const state = after(evaluationMachine, [...conflictAfterVote, vote(deciderTwo)])
    expect(state.status).toBe('reviewed')
    const decided = after(evaluationMachine, [...conflictAfterVote, vote(deciderTwo), vote(deciderThree)])
    expect(decided).toMatchObject({ status: 'granted', decision: { by: [deciderTwo.id, deciderThree.id] } })
  })

  test('is not declared away', () => {
    expect(refused(judge(conflictAfterVote, declare('decision-maker', deciderOne)))).toEqual([
      `/conflict conflict-declared ${deciderOne.id}`,
    ])
  })

  test('declared as report reviewer is the person’s, who does not decide either', () => {
    const also = person(reportReviewer.id, 'decision-maker')
    const conflict = { function: 'report-reviewer', conflict: true, statement: 'A friend.', declaredAt: '' } as const
    const declarations = [{ ...conflict, personId: also.id }]
    expect(codes(judge(toReviewed, declare('decision-maker', also), { declarations }))).toEqual(['conflict-declared'])
    const both = [...declarations, ...declaredAs('decision-maker', also.id)]
    expect(codes(judge(toReviewed, vote(also), { declarations: both }))).toEqual(['impartiality-not-declared'])
  })
})

describe('the review', () => {
  test('freezes the content by its hash', () => {
    const state = after(evaluationMachine, toInReview)
    expect(state.evaluationDigest).toBe(hashOf(state))
    expect(state.reviewerId).toBe(people.reportReviewer.id)
  })

  test.each([['per_evaluator1'], ['per_prior']])('is not assigned to %s, who evaluated', (reviewerId) => {
    expect(refused(judge(toEvaluated, assignReview(reviewerId)))).toEqual([
      `/reviewerId took-part-in-evaluation ${reviewerId}`,
    ])
  })

  test('is not assigned without authorisation, within the cooling-off, or without a digest of the content', () => {
    const facts = {
      reviewerAuthorisation: null,
      reviewerLastServedClientOn: '2024-11-03',
      currentEvaluationDigest: 'none',
    }
    expect(codes(judge(toEvaluated, assignReview(people.reportReviewer.id, facts)))).toEqual([
      'reviewer-not-authorised',
      'reviewer-cooling-off',
      'content-digest-missing',
    ])
  })

  test('is assigned again on the day the cooling-off ends', () => {
    const facts = { reviewerLastServedClientOn: '2024-11-02' }
    expect(judge(toEvaluated, assignReview(people.reportReviewer.id, facts)).ok).toBe(true)
  })

  test('goes back for another reviewer when the reviewer declares a conflict', () => {
    const recused = [...toAssignedReview, declare('report-reviewer', people.reportReviewer, true)]
    const state = after(evaluationMachine, recused)
    expect(state.status).toBe('evaluated')
    expect(state).not.toHaveProperty('evaluationDigest')
    expect(codes(judge(recused, assignReview()))).toEqual(['reviewer-in-conflict'])
  })

  test.each([
    ['declare', toAssignedReview, declare('report-reviewer', person('per_other', 'report-reviewer'))],
    ['recommend', toInReview, recommend({}, person('per_other', 'report-reviewer'))],
    ['ask for more', toInReview, askForMore('Something.', person('per_other', 'report-reviewer'))],
  ])('is left to the assigned reviewer: %s', (_name, from, step) => {
    const declarations = declaredAs('report-reviewer', 'per_other')
    expect(codes(judge(from, step, { declarations }))).toEqual(['not-the-assigned-reviewer'])
  })

  test('is refused to a person who evaluated, even when the case names that person as reviewer', () => {
    const both = person('per_prior', 'report-reviewer')
    const change = { reviewerId: both.id }
    expect(codes(judge(toAssignedReview, declare('report-reviewer', both), change))).toEqual([
      'took-part-in-evaluation',
    ])
    const declarations = declaredAs('report-reviewer', both.id)
    expect(codes(judge(toInReview, recommend({}, both), { ...change, declarations }))).toEqual([
      'took-part-in-evaluation',
    ])
  })

  test('asks for more by naming the gap, and voids the hash and the recommendation', () => {
    expect(refused(judge(toInReview, askForMore(' ')))).toEqual(['/gap text-missing'])
    const state = after(evaluationMachine, [...toInReview, askForMore()])
    expect(state).toMatchObject({ status: 'evaluating', votes: [] })
    expect(state).not.toHaveProperty('evaluationDigest')
  })

  test('recommends with reasons, on the content that was frozen', () => {
    expect(refused(judge(toInReview, recommend({ reasons: '' })))).toEqual(['/reasons text-missing'])
    expect(codes(judge(toInReview, recommend({ evaluationDigest: 'b'.repeat(64) })))).toEqual(['content-changed'])
    const changed = recommend({}, people.reportReviewer, { currentEvaluationDigest: 'b'.repeat(64) })
    expect(codes(judge(toInReview, changed))).toEqual(['content-changed'])
  })
})

describe('the decision', () => {
  test('is a grant when equal votes make the quorum, by those who cast them', () => {
    const state = after(evaluationMachine, toGranted)
    expect(state).toMatchObject({
      status: 'granted',
      decision: { outcome: 'grant', by: ['per_decider1', 'per_decider2'], evaluationDigest: state.evaluationDigest },
    })
  })

  test('needs equal votes: one of each decides nothing, the third decides', () => {
    const split = [...toReviewed, vote(people.deciderOne, 'refuse'), vote(people.deciderTwo, 'grant')]
    expect(after(evaluationMachine, split).status).toBe('reviewed')
    const state = after(evaluationMachine, [...split, vote(people.deciderThree, 'refuse')])
    expect(state).toMatchObject({
      status: 'refused',
      decision: { outcome: 'refuse', by: ['per_decider1', 'per_decider3'] },
    })
  })

  test('is closed to everyone who evaluated, in this case or before: no declaration, no vote', () => {
    for (const personId of evaluationSet(after(evaluationMachine, toReviewed))) {
      const both = person(personId, 'evaluator', 'decision-maker')
      expect(codes(judge(toReviewed, declare('decision-maker', both)))).toEqual(['took-part-in-evaluation'])
      const declarations = declaredAs('decision-maker', personId)
      expect(codes(judge(toReviewed, vote(both), { declarations }))).toEqual(['took-part-in-evaluation'])
    }
    expect([...evaluationSet(after(evaluationMachine, toReviewed))]).toEqual([
      'per_prior',
      'per_evaluator1',
      'per_evaluator2',
    ])
  })

  test('takes no second vote of one person', () => {
    expect(codes(judge([...toReviewed, vote(people.deciderOne)], vote(people.deciderOne)))).toEqual(['already-voted'])
  })

  test('takes no vote on a content that the voter has not read, or that changed since', () => {
    const other = 'b'.repeat(64)
    expect(codes(judge(toReviewed, vote(people.deciderOne, 'grant', { evaluationDigest: other })))).toEqual([
      'content-changed',
    ])
    const changed = vote(people.deciderOne, 'grant', {}, { currentEvaluationDigest: other })
    expect(refused(judge(toReviewed, changed))).toEqual(['/evaluationDigest content-changed'])
  })

  test('states reasons', () => {
    expect(refused(judge(toReviewed, vote(people.deciderOne, 'refuse', { reasons: '' })))).toEqual([
      '/reasons text-missing',
    ])
  })

  test('is no grant against the decision rule, by recommendation or by vote, whatever the store holds', () => {
    const state = after(evaluationMachine, toReviewed)
    const graded = state.findings['TS-01']
    if (graded === undefined) throw new Error('the example grades TS-01')
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
    const evaluationDigest = hashOf({ ...state, ...change })
    const obstacles = [
      'requirement-not-graded DP-01',
      'nonconformity-open ncf_1',
      '/outcome major-nonconformity TS-01',
      '/outcome nonconformity-not-answered ncf_2',
      '/outcome nonconformity-not-raised ET-01',
    ]
    expect(refused(judge(toReviewed, vote(people.deciderOne), { ...change, evaluationDigest }))).toEqual(obstacles)
    expect(judge(toReviewed, vote(people.deciderOne, 'refuse'), { ...change, evaluationDigest }).ok).toBe(true)
    expect(refused(judge(toInReview, recommend(), { ...change, evaluationDigest }))).toEqual(obstacles)
  })
})

test('the frozen content changes with every finding and every nonconformity, and not with a declaration', () => {
  const before = after(evaluationMachine, example.toEvaluating)
  const found = after(evaluationMachine, [...example.toEvaluating, record(people.evaluatorOne, finding('TS-01'))])
  expect(contentOf(found)).not.toEqual(contentOf(before))
  expect(contentOf(after(evaluationMachine, toReviewed))).toEqual(contentOf(after(evaluationMachine, toEvaluated)))
  expect(JSON.stringify(contentOf(found))).not.toContain('undefined')
})
