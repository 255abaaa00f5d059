import type { Transaction } from '@concert/db/authority-transaction'
import type { FindingEntry } from '@concert/domain/evaluation/commands'
import { evaluationMachine } from '@concert/domain/evaluation/table'
import { decide } from '@concert/domain/machine'
import type { Act } from '#act.ts'
import { insertFindings } from '#store/case-records.ts'
import { evidenceOf } from '#store/contracted-applications.ts'
import type { StoredEvaluation } from '#store/evaluations.ts'
import { decideEvaluation } from './decide-evaluation.ts'

/**
 * Records findings, each citing evidence of this application by digest (7.4.4, 7.4.9).
 * Step 4 of docs/flows/evaluation-and-decision.md.
 */
export async function recordFindings(
  transaction: Transaction,
  act: Act,
  evaluationId: string,
  findings: readonly FindingEntry[],
): Promise<StoredEvaluation> {
  return decideEvaluation(transaction, act, evaluationId, {
    action: 'evaluation.findings-recorded',
    as: 'evaluator',
    judge: async ({ state, applicationId }, { by, facts }) =>
      decide(
        evaluationMachine,
        state,
        { name: 'recordFindings', ...by, findings },
        { ...facts, evidence: await evidenceOf(transaction, applicationId) },
      ),
    keep: ({ version }) =>
      insertFindings(transaction, { evaluationId, evaluationVersion: version, evaluatorId: act.actor.id }, findings),
  })
}
