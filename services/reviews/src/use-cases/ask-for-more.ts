import type { Transaction } from '@concert/db/authority-transaction'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'

/**
 * Sends the evaluation back to its evaluators, naming the gap (7.5.2).
 * Step 7 of docs/flows/evaluation-and-decision.md.
 */
export async function askForMore(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
  gap: string,
): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.more-asked',
    as: 'report-reviewer',
    judge: ({ state }, { by, facts }) => decide(evaluationMachine, state, { name: 'askForMore', ...by, gap }, facts),
  })
}
