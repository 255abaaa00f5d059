import type { Transaction } from '@concert/db/authority-transaction'
import type { EvidenceOnRecord } from '@concert/domain/artefact/evidence-on-record'
import type { ClosedEvidenceFacts } from '@concert/domain/evaluation/closed-evidence'
import type { EvaluationRow } from './store.ts'

/**
 * Which files of the application are closed, in a statement of its own: what the row says of them was read before its lock was waited for, and
 * who closes a file holds that lock (`migrations/cell/0461-votes-on-open-evidence.sql`).
 */
export async function closedEvidenceNow({
  transaction: { client, authority },
  row: { state },
}: {
  readonly transaction: Transaction
  readonly row: EvaluationRow
}): Promise<ClosedEvidenceFacts> {
  const { rows: closedEvidence } = await client.query<EvidenceOnRecord>({
    name: 'reviews-closed-evidence-now',
    text: `select closed.digest, closed.reason as "closedFor" from evidence.closed_files closed
      where closed.authority = $1 and closed.application_id = $2 order by closed.digest`,
    values: [authority, state.applicationId],
  })
  return { closedEvidence }
}
