import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { PersonnelContext } from '#context.ts'
import { loanCase } from './case.ts'
import { representLoan } from './representation.ts'
import { newestLoans } from './store.ts'

/** One page of the loans to this authority and by it, newest first. */
export const listLoans = transactional(
  operations.listLoans,
  async ({ query: { limit, cursor, status }, caller, actor }, { cursors }: PersonnelContext, transaction) => {
    const signed = { list: 'loans', authority: transaction.authority, status: status ?? '' }
    const rows = await newestLoans(transaction, status, cursors.read(signed, cursor), limit + 1)
    const bodies = rows.map((row) => representLoan(readRow(loanCase, row), { caller, actor }).body)
    return { body: pageOf(bodies, limit, (last) => cursors.write(signed, [last.openedAt, last.loanId])) }
  },
)
