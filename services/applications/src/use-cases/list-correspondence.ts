import type { Transaction } from '@concert/db/authority-transaction'
import { type Cursors, pageOf } from '@concert/platform/paging'
import { listMessages } from '#store/correspondence.ts'
import { getApplication } from './get-application.ts'
import type { RequestOf } from './request.ts'

/**
 * One page of what the authority told the client on an application, newest first.
 *
 * @throws RefusedRequest 404, or 400 when the cursor was made for another list
 */
export async function listCorrespondence(
  transaction: Transaction,
  { params, query }: RequestOf<'listCorrespondence'>,
  cursors: Cursors,
) {
  const { state } = await getApplication(transaction, params.applicationId)
  const signed = { list: 'correspondence', authority: transaction.authority, applicationId: state.applicationId }
  const after = cursors.read(signed, query.cursor)
  const rows = await listMessages(transaction, state.applicationId, after, query.limit + 1)
  return pageOf(rows, query.limit, (last) => cursors.write(signed, [last.sentAt, last.messageId]))
}
