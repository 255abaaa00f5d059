import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { ExchangeContext } from '#context.ts'
import { newestDifferences } from './differences.ts'

/** One page of where the ledgers of this authority and of another one differ, newest first. */
export const listLedgerDifferences = transactional(
  operations.listLedgerDifferences,
  async ({ query: { limit, cursor } }, { cursors }: ExchangeContext, transaction) => {
    const signed = { list: 'ledger-differences', authority: transaction.authority }
    const rows = await newestDifferences(transaction, cursors.read(signed, cursor), limit + 1)
    return { body: pageOf(rows, limit, (last) => cursors.write(signed, [last.foundAt, last.envelopeId])) }
  },
)
