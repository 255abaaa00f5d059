import { operations } from '@concert/contracts/operations'
import { pageOf } from '@concert/platform/paging'
import { transactional } from '@concert/platform/operation-route'
import type { ApplicationsContext } from '#context.ts'
import { newestApplications } from './newest-applications.ts'

/** One page of applications, newest first: the caller's own for an applicant, all of the authority for staff. */
export const listApplications = transactional(
  operations.listApplications,
  async ({ query, caller }, { cursors }: ApplicationsContext, transaction) => {
    const applicantId = caller.kind === 'applicant' ? caller.id : undefined
    const filter = { applicantId, status: query.status }
    const signed = { list: 'applications', authority: transaction.authority, ...filter }
    const after = cursors.read(signed, query.cursor)
    const rows = await newestApplications(transaction, filter, after, query.limit + 1)
    return { body: pageOf(rows, query.limit, (last) => cursors.write(signed, [last.openedAt, last.applicationId])) }
  },
)
