import type { Transaction } from '@concert/db/authority-transaction'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'

export interface Response {
  readonly correction: string
  readonly rootCause: string
  readonly correctiveAction: string
}

/**
 * The client answers a nonconformity with correction, root cause and corrective action (7.4.7, 7.4.8).
 * Step 5 of docs/flows/evaluation-and-decision.md.
 */
export async function respondToNonconformity(
  transaction: Transaction,
  act: Act,
  { evaluationId, nonconformityId }: { readonly evaluationId: string; readonly nonconformityId: string },
  response: Response,
): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.nonconformity-answered',
    judge: ({ state }, { by, facts }) =>
      decide(
        evaluationMachine,
        state,
        { name: 'respondToNonconformity', ...by, nonconformityId, ...response },
        { authority: facts.authority, edition: facts.edition },
      ),
  })
}
