import type { Transaction } from '@concert/db/authority-transaction'
import { type Cursors, pageOf } from '@concert/platform/paging'
import { pageOfRecognitions, type RecognitionFilter } from '#store/recognitions.ts'
import type { PageWanted } from './list-evaluations.ts'

/** One page of the dossiers received for recognition, newest first. */
export async function listRecognitions(
  transaction: Transaction,
  cursors: Cursors,
  { filter, cursor, limit }: PageWanted<RecognitionFilter>,
) {
  const signed = { list: 'recognitions', authority: transaction.authority, ...filter }
  const rows = await pageOfRecognitions(transaction, filter, cursors.read(signed, cursor), limit + 1)
  return pageOf(rows, limit, (last) => cursors.write(signed, [last.receivedAt, last.recognitionId]))
}
