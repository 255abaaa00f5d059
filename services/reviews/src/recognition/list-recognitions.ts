import { operations } from '@concert/contracts/operations'
import { pageOf } from '@concert/platform/paging'
import { route } from '#route.ts'
import { newestRecognitions } from './newest-recognitions.ts'

/** One page of the dossiers received for recognition, newest first. */
export const listRecognitions = route.transactional(
  operations.listRecognitions,
  async ({ query }, { cursors }, transaction) => {
    const { limit, cursor, ...filter } = query
    const signed = { list: 'recognitions', authority: transaction.authority, ...filter }
    const rows = await newestRecognitions(transaction, filter, cursors.read(signed, cursor), limit + 1)
    return {
      body: pageOf(rows, limit, (last) => cursors.write(signed, [last.receivedAt, last.recognitionId])),
    }
  },
)
