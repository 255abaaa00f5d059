import { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import type { ApplicationStatus } from '@concert/domain/application/state'
import { pageOf } from '@concert/platform/paging'
import { transactional } from '@concert/platform/operation-route'
import type { ApplicationsContext } from '#context.ts'
import { and, desc, eq, sql } from 'drizzle-orm'
import { applications } from './tables.ts'

/** One page of applications, newest first: an applicant's own, or all of the authority for its staff. */
export const listApplications = transactional(
  operations.listApplications,
  async ({ query, caller }, { cursors }: ApplicationsContext, transaction) => {
    const applicantId = caller.kind === 'applicant' ? caller.id : undefined
    const filter = { applicantId, status: query.status }
    const signed = { list: 'applications', authority: transaction.authority, ...filter }
    const after = cursors.read(signed, query.cursor)
    const rows = await selectApplications(transaction, filter, after, query.limit + 1)
    return { body: pageOf(rows, query.limit, (last) => cursors.write(signed, [last.openedAt, last.applicationId])) }
  },
)

interface ApplicationsFilter {
  /** One applicant's own; absent for staff, who see all of the authority. */
  readonly applicantId: string | undefined
  readonly status: ApplicationStatus | undefined
}

async function selectApplications(
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
