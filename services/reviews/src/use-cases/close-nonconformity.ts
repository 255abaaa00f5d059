import type { Transaction } from '@concert/db/authority-transaction'
import type { EvaluationEvent } from '@concert/domain/evaluation/events'
import type { Grade } from '@concert/domain/evaluation/state'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import { insertFindings } from '#store/case-records.ts'
import { evidenceOf } from '#store/contracted-applications.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'

export interface Closing {
  readonly reason: string
  readonly regrade: Grade
  readonly evidence: readonly string[]
}

/**
 * Closes a nonconformity whose correction was verified, and grades its requirement anew (7.4.7).
 * Step 5 of docs/flows/evaluation-and-decision.md.
 */
export async function closeNonconformity(
  transaction: Transaction,
  act: Act,
  { evaluationId, nonconformityId }: { readonly evaluationId: string; readonly nonconformityId: string },
  { reason, regrade, evidence }: Closing,
): Promise<StoredEvaluation> {
  const finding = { grade: regrade, evidence, rationale: reason }
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.nonconformity-closed',
    as: 'evaluator',
    pointers: {
      '/closingReason': '/reason',
      '/finding/rationale': '/reason',
      '/finding/grade': '/regrade',
      '/finding/evidence': '/evidence',
    },
    judge: async ({ state, applicationId }, { by, facts }) =>
      decide(
        evaluationMachine,
        state,
        { name: 'closeNonconformity', ...by, nonconformityId, closingReason: reason, finding },
        { ...facts, evidence: await evidenceOf(transaction, applicationId) },
      ),
    keep: ({ version, events }) =>
      insertFindings(
        transaction,
        { evaluationId, evaluationVersion: version, evaluatorId: act.actor.id },
        events.flatMap(regradedBy),
      ),
  })
}

function regradedBy(event: EvaluationEvent) {
  return event.type === 'NonconformityClosed' ? [event.finding] : []
}
