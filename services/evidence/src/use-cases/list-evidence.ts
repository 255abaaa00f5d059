import type { Transaction } from '@concert/db/authority-transaction'
import { type Cursors, pageOf } from '@concert/platform/paging'
import { notFound } from '@concert/platform/refused-request'
import { findApplication } from '#store/applications.ts'
import { listArtefacts } from '#store/artefacts.ts'

interface Query {
  readonly applicationId: string
  readonly limit: number
  readonly cursor?: string | undefined
}

/**
 * One page of an application's evidence, newest first.
 *
 * @throws RefusedRequest 404 for an application that is not the caller's, 400 when the cursor was made for another list
 */
export async function listEvidence(transaction: Transaction, query: Query, cursors: Cursors) {
  const { applicationId, limit } = query
  if ((await findApplication(transaction, applicationId)) === undefined) notFound('application')
  const signed = { list: 'evidence', authority: transaction.authority, applicationId }
  const after = cursors.read(signed, query.cursor)
  const rows = await listArtefacts(transaction, applicationId, after, limit + 1)
  return pageOf(rows, limit, (last) => cursors.write(signed, [last.storedAt, last.evidenceId]))
}
