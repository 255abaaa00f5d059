import type { Transaction } from '@concert/db/authority-transaction'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import { type CaseFunction, insertParticipant } from '#store/case-records.ts'
import { insertConflict } from '#store/conflicts.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'
import { requireFunction } from './require-function.ts'

export interface CaseDeclaration {
  readonly function: CaseFunction
  readonly conflict: boolean
  readonly statement: string
}

/**
 * Declares for one case whether an interest conflicts (4.2, 6.1.3). Without a conflict it puts the person on one side of the
 * case, evaluating or judging, and the database lets them act on that side only; with one, it lets them act no more.
 * Step 3 of docs/flows/evaluation-and-decision.md.
 */
export async function declareImpartiality(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
  { function: declaredFor, conflict, statement }: CaseDeclaration,
): Promise<StoredEvaluation> {
  requireFunction(act, declaredFor)
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.impartiality-declared',
    as: declaredFor,
    judge: ({ state }, { by, facts }) =>
      decide(evaluationMachine, state, { name: 'declareImpartiality', ...by, conflict, statement }, facts),
    keep: () =>
      conflict
        ? insertConflict(transaction, { evaluationId }, act.actor.id)
        : insertParticipant(transaction, { evaluationId, personId: act.actor.id, function: declaredFor }),
  })
}
