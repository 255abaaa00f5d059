import type { Transaction } from '@concert/db'
import { decide, evaluationMachine } from '@concert/domain'
import type { Act } from '#act.ts'
import { type CaseFunction, insertParticipant } from '#store/case-records.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'
import { requireCooledOff } from './require-cooled-off.ts'
import { requireFunction } from './require-function.ts'

export interface CaseDeclaration {
  readonly function: CaseFunction
  readonly conflict: boolean
  readonly statement: string
}

/**
 * Declares for one case whether an interest conflicts (4.2, 6.1.3). Without a conflict it puts the person on one side of the
 * case, evaluating or judging, and the database lets them act on that side only.
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
    keep: async ({ before }) => {
      if (conflict) return
      await requireCooledOff(transaction, act.actor.id, before.clientIdentifier)
      await insertParticipant(transaction, { evaluationId, personId: act.actor.id, function: declaredFor })
    },
  })
}
