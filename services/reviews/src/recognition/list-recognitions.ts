import { operations } from '@concert/contracts/operations'
import { pageOf } from '@concert/platform/paging'
import { transactional } from '@concert/platform/operation-route'
import type { ReviewsContext } from '#context.ts'
import { newestRecognitions } from './newest-recognitions.ts'

/** One page of the dossiers received for recognition, newest first. */
export const listRecognitions = transactional(
  operations.listRecognitions,
  async ({ query }, { cursors }: ReviewsContext, transaction) => {
    const { limit, cursor, ...filter } = query
    const signed = { list: 'recognitions', authority: transaction.authority, ...filter }
    const rows = await newestRecognitions(transaction, filter, cursors.read(signed, cursor), limit + 1)
    return {
      body: pageOf(rows, limit, (last) => cursors.write(signed, [last.receivedAt, last.recognitionId])),
    }
  },
)
