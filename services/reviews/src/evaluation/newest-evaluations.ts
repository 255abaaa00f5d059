import type { Transaction } from '@concert/db/authority-transaction'
import type { EvaluationStatus } from '@concert/domain/evaluation/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { evaluations } from './tables.ts'

export interface EvaluationFilter {
  /** Whose evaluations; the wall shows an applicant no others, but only a condition on the column finds them by their index. */
  readonly applicantId?: string | undefined
  readonly status?: EvaluationStatus | undefined
  readonly applicationId?: string | undefined
}

/** Up to `limit` evaluations, newest first, after the row with these sort values. */
export async function newestEvaluations(
  transaction: Transaction,
  filter: EvaluationFilter,
  after: readonly string[] | undefined,
  limit: number,
) {
  const [openedAt, evaluationId] = after ?? []
  return transaction.db
    .select({
      evaluationId: evaluations.evaluationId,
      applicationId: evaluations.applicationId,
      status: evaluations.status,
      version: evaluations.version,
      riskClass: evaluations.riskClass,
      openedAt: evaluations.openedAt,
      updatedAt: evaluations.updatedAt,
    })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.authority, transaction.authority),
        filter.applicantId === undefined ? undefined : eq(evaluations.applicantId, filter.applicantId),
        filter.status === undefined ? undefined : eq(evaluations.status, filter.status),
        filter.applicationId === undefined ? undefined : eq(evaluations.applicationId, filter.applicationId),
        after === undefined
          ? undefined
          : sql`(${evaluations.openedAt}, ${evaluations.evaluationId}) < (${openedAt}::timestamptz, ${evaluationId})`,
      ),
    )
    .orderBy(desc(evaluations.openedAt), desc(evaluations.evaluationId))
    .limit(limit)
}
