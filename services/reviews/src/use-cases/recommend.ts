import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/record-change'
import { contentOf } from '@concert/domain/evaluation/content'
import type { Outcome } from '@concert/domain/evaluation/state'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import { insertRecommendation } from '#store/case-records.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'

/** What a report reviewer or decision maker says, on the content whose hash they read. */
export interface Opinion {
  readonly outcome: Outcome
  readonly reasons: string
  readonly evaluationDigest: string
}

/** Recommends a decision on the frozen content (7.5.2). Step 7 of docs/flows/evaluation-and-decision.md. */
export async function recommend(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
  opinion: Opinion,
): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.recommended',
    as: 'report-reviewer',
    judge: ({ state }, { by, facts }) =>
      decide(
        evaluationMachine,
        state,
        { name: 'recommend', ...by, ...opinion },
        { ...facts, currentEvaluationDigest: digestOf(contentOf(state)) },
      ),
    keep: () =>
      insertRecommendation(transaction, {
        evaluationId,
        personId: act.actor.id,
        evaluationDigest: opinion.evaluationDigest,
        outcome: opinion.outcome,
      }),
  })
}
