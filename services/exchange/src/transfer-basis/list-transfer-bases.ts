import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { ExchangeContext } from '#context.ts'
import { transferBasisCase } from './case.ts'
import { representTransferBasis } from './representation.ts'
import { newestTransferBases } from './store.ts'

/** One page of the transfer bases of the authority, newest first. */
export const listTransferBases = transactional(
  operations.listTransferBases,
  async ({ query: { limit, cursor }, caller, actor }, { cursors }: ExchangeContext, transaction) => {
    const signed = { list: 'transfer-bases', authority: transaction.authority }
    const rows = await newestTransferBases(transaction, cursors.read(signed, cursor), limit + 1)
    const bodies = rows.map((row) => representTransferBasis(readRow(transferBasisCase, row), { caller, actor }).body)
    return { body: pageOf(bodies, limit, (last) => cursors.write(signed, [last.recordedAt, last.basisId])) }
  },
)
