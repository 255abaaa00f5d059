import type { Transaction } from '@concert/db/authority-transaction'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'

/**
 * Completes the evaluation: every requirement has a documented result (7.4.9).
 * Step 6 of docs/flows/evaluation-and-decision.md.
 */
export async function completeEvaluation(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.completed',
    as: 'evaluator',
    judge: ({ state }, { by, facts }) => decide(evaluationMachine, state, { name: 'completeEvaluation', ...by }, facts),
  })
}
