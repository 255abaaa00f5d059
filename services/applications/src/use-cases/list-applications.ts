import type { Transaction } from '@concert/db/authority-transaction'
import { type Cursors, pageOf } from '@concert/platform/paging'
import { listApplications as selectApplications } from '#store/applications.ts'
import type { RequestOf } from './request.ts'

/**
 * One page of applications, newest first: an applicant's own, or all of the authority for its staff.
 *
 * @throws RefusedRequest 400 when the cursor was made for another list, caller or filter
 */
export async function listApplications(
  transaction: Transaction,
  { query, caller }: RequestOf<'listApplications'>,
  cursors: Cursors,
) {
  const applicantId = caller.kind === 'applicant' ? caller.id : undefined
  const filter = { applicantId, status: query.status }
  const signed = { list: 'applications', authority: transaction.authority, ...filter }
  const after = cursors.read(signed, query.cursor)
  const rows = await selectApplications(transaction, filter, after, query.limit + 1)
  return pageOf(rows, query.limit, (last) => cursors.write(signed, [last.openedAt, last.applicationId]))
}
