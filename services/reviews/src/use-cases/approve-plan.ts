import type { Transaction } from '@concert/db/authority-transaction'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'

/** Approves the evaluation plan (7.4.1). Step 3 of docs/flows/evaluation-and-decision.md. */
export async function approvePlan(transaction: Transaction, act: Act, evaluationId: string): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.plan-approved',
    as: 'plan-owner',
    judge: ({ state }, { by, facts }) => decide(evaluationMachine, state, { name: 'approvePlan', ...by }, facts),
  })
}
