import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { pageOf } from '@concert/platform/paging'
import type { ApplicationsContext } from '#context.ts'
import { newestMoves } from './clock-moves.ts'

/** Step 12 of docs/flows/clocks.md: one page of the days that became other ones, the newest first. */
export const listClockMoves = transactional(
  operations.listClockMoves,
  async ({ query: { caseId, limit, cursor } }, { cursors }: ApplicationsContext, transaction) => {
    const signed = { list: 'clock-moves', authority: transaction.authority, caseId: caseId ?? '' }
    const rows = await newestMoves(transaction, caseId, cursors.read(signed, cursor), limit + 1)
    const page = pageOf(rows, limit, (last) =>
      cursors.write(signed, [last.movedAt, last.recountId, last.ofStream, last.caseId]),
    )
    const items = page.items.map(({ authority: _authority, ofStream, ...move }) => ({ ...move, stream: ofStream }))
    return { body: { ...page, items: items as never } }
  },
)
