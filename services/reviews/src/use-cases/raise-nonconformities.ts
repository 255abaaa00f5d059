import type { Transaction } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import type { NonconformityEntry } from '@concert/domain/evaluation/commands'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'
import { editionOf } from './edition-of.ts'

/**
 * Raises every nonconformity found so far, so that the client is told of all of them (7.4.6).
 * Step 5 of docs/flows/evaluation-and-decision.md.
 */
export async function raiseNonconformities(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
  raised: readonly Omit<NonconformityEntry, 'id'>[],
): Promise<StoredEvaluation> {
  const nonconformities = raised.map((entry) => ({ id: newId('ncf'), ...entry }))
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.nonconformities-raised',
    as: 'evaluator',
    judge: ({ state }, { by, facts }) =>
      decide(
        evaluationMachine,
        state,
        { name: 'raiseNonconformities', ...by, nonconformities },
        { ...facts, deadlineDays: editionOf(state.edition).parameters.nonconformityDeadlineDays },
      ),
  })
}
