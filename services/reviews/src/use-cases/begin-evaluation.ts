import type { Transaction } from '@concert/db/authority-transaction'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'

/** Begins the evaluation (7.4.4). Step 4 of docs/flows/evaluation-and-decision.md. */
export async function beginEvaluation(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.begun',
    as: 'evaluator',
    judge: ({ state }, { by, facts }) => decide(evaluationMachine, state, { name: 'beginEvaluation', ...by }, facts),
  })
}
