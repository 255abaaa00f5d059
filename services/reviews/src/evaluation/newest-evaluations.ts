import type { Transaction } from '@concert/db/authority-transaction'
import { closureReasons } from '@concert/domain/artefact/state'
import type { EvaluationStatus, Staffing } from '@concert/domain/evaluation/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { evaluations } from './tables.ts'

export interface EvaluationFilter {
  /** Whose evaluations; the wall shows an applicant no others, but only a condition on the column finds them by their index. */
  readonly applicantId?: string | undefined
  readonly status?: EvaluationStatus | undefined
  readonly applicationId?: string | undefined
  /** Those alone of whose team this is to be seen. */
  readonly staffing?: Staffing | undefined
  /** Those alone whose findings rest on files that were closed since. */
  readonly onClosedEvidence?: 'true' | undefined
}

/** How many requirements of an evaluation have a newest finding that cites a file which was closed since. */
const onClosedEvidence = sql<number>`(
  select count(*)::int
  from (
    select distinct on (found.requirement_id) found.evidence
    from reviews.findings found
    where found.authority = reviews.evaluations.authority and found.evaluation_id = reviews.evaluations.evaluation_id
    order by found.requirement_id, found.evaluation_version desc) newest
  where exists (
    select from evidence.closed_files closed
    where closed.authority = reviews.evaluations.authority
      and closed.application_id = reviews.evaluations.application_id
      and newest.evidence ? closed.digest and closed.reason = any(${sql.raw(`'{${closureReasons.join(',')}}'::text[]`)})))`

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
      // The client is shown nothing of the team, and no findings.
      staffing: filter.applicantId === undefined ? evaluations.staffing : sql<null>`null`,
      findingsOnClosedEvidence: filter.applicantId === undefined ? onClosedEvidence : sql<number>`0`,
    })
    .from(evaluations)
    .where(
      and(
        eq(evaluations.authority, transaction.authority),
        filter.applicantId === undefined ? undefined : eq(evaluations.applicantId, filter.applicantId),
        filter.status === undefined ? undefined : eq(evaluations.status, filter.status),
        filter.applicationId === undefined ? undefined : eq(evaluations.applicationId, filter.applicationId),
        filter.staffing === undefined ? undefined : staffedSo(filter.staffing, filter),
        filter.onClosedEvidence === undefined ? undefined : markedFor(filter),
        after === undefined
          ? undefined
          : sql`(${evaluations.openedAt}, ${evaluations.evaluationId}) < (${openedAt}::timestamptz, ${evaluationId})`,
      ),
    )
    .orderBy(desc(evaluations.openedAt), desc(evaluations.evaluationId))
    .limit(limit)
}

function staffedSo(staffing: Staffing, { applicantId }: EvaluationFilter) {
  return applicantId === undefined ? eq(evaluations.staffing, staffing) : sql`false`
}

/** The client is told of no marks, not even that there are some. */
function markedFor({ applicantId }: EvaluationFilter) {
  return applicantId === undefined ? sql`${onClosedEvidence} > 0` : sql`false`
}
