import { readRow } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { ApplicationsContext } from '#context.ts'
import { closedDayCase } from './case.ts'
import { representClosedDay } from './representation.ts'
import { latestClosedDays } from './store.ts'

/** One page of the closed days of the authority, the latest day first. */
export const listClosedDays = transactional(
  operations.listClosedDays,
  async ({ query: { status, limit, cursor }, caller, actor }, { cursors }: ApplicationsContext, transaction) => {
    const signed = { list: 'closed-days', authority: transaction.authority, status: status ?? '' }
    const rows = await latestClosedDays(transaction, status, cursors.read(signed, cursor), limit + 1)
    const bodies = rows.map((row) => representClosedDay(readRow(closedDayCase, row), { caller, actor }).body)
    return { body: pageOf(bodies, limit, (last) => cursors.write(signed, [last.closedOn, last.closedDayId])) }
  },
)
