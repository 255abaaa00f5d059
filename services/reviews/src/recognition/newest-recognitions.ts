import type { Transaction } from '@concert/db/authority-transaction'
import type { RecognitionStatus } from '@concert/domain/recognition/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { recognitions } from './tables.ts'

/** How many findings of its dossier rest on files that the lead has closed since. */
const onClosedEvidence = sql<number>`reviews.findings_on_closed_evidence(
  ${recognitions.authority}, ${recognitions.leadAuthority}, ${recognitions.evaluationId}, ${recognitions.dossier})`

/** Up to `limit` recognitions, newest first, after the row with these sort values. */
export async function newestRecognitions(
  transaction: Transaction,
  filter: {
    readonly status?: RecognitionStatus | undefined
    readonly evaluationId?: string | undefined
    /** Those alone whose findings rest on files that the lead has closed since. */
    readonly onClosedEvidence?: 'true' | undefined
  },
  after: readonly string[] | undefined,
  limit: number,
) {
  const [receivedAt, recognitionId] = after ?? []
  return transaction.db
    .select({
      recognitionId: recognitions.recognitionId,
      leadAuthority: recognitions.leadAuthority,
      evaluationId: recognitions.evaluationId,
      status: recognitions.status,
      version: recognitions.version,
      receivedAt: recognitions.receivedAt,
      updatedAt: recognitions.updatedAt,
      findingsOnClosedEvidence: onClosedEvidence,
    })
    .from(recognitions)
    .where(
      and(
        eq(recognitions.authority, transaction.authority),
        filter.status === undefined ? undefined : eq(recognitions.status, filter.status),
        filter.evaluationId === undefined ? undefined : eq(recognitions.evaluationId, filter.evaluationId),
        filter.onClosedEvidence === undefined ? undefined : sql`${onClosedEvidence} > 0`,
        after === undefined
          ? undefined
          : sql`(${recognitions.receivedAt}, ${recognitions.recognitionId}) < (${receivedAt}::timestamptz, ${recognitionId})`,
      ),
    )
    .orderBy(desc(recognitions.receivedAt), desc(recognitions.recognitionId))
    .limit(limit)
}
