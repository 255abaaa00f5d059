import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { ExchangeContext } from '#context.ts'
import { newestReadDifferences } from './differences.ts'

/** One page of where this authority and another one differ on who read across the border between them, newest first. */
export const listReadDifferences = transactional(
  operations.listReadDifferences,
  async ({ query: { limit, cursor } }, { cursors }: ExchangeContext, transaction) => {
    const signed = { list: 'read-differences', authority: transaction.authority }
    const rows = await newestReadDifferences(transaction, cursors.read(signed, cursor), limit + 1)
    return { body: pageOf(rows, limit, (last) => cursors.write(signed, [last.foundAt, last.readId])) }
  },
)
