import type { Transaction } from '@concert/db/authority-transaction'
import type { ApplicationStatus } from '@concert/domain/application/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { applications } from './tables.ts'

interface ApplicationsFilter {
  /** Limits the list to one applicant; absent for staff, who see all of the authority. */
  readonly applicantId: string | undefined
  readonly status: ApplicationStatus | undefined
}

/** Applications, newest first, after the one with these sort values. */
export async function newestApplications(
  transaction: Transaction,
  filter: ApplicationsFilter,
  after: readonly string[] | undefined,
  rowsMax: number,
) {
  const { authority, applicationId, organisationId, aiSystemId, applicantId } = applications
  const { status, version, edition, riskClass, openedAt, updatedAt } = applications
  return transaction.db
    .select({
      applicationId,
      status,
      version,
      edition,
      organisationId,
      aiSystemId,
      riskClass,
      openedAt,
      updatedAt,
    })
    .from(applications)
    .where(
      and(
        eq(authority, transaction.authority),
        filter.applicantId === undefined ? undefined : eq(applicantId, filter.applicantId),
        filter.status === undefined ? undefined : eq(status, filter.status),
        after === undefined
          ? undefined
          : sql`(${openedAt}, ${applicationId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(openedAt), desc(applicationId))
    .limit(rowsMax)
}
