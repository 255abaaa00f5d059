import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { closedDayCase } from './case.ts'
import { holdOtherClosedDays } from './other-closed-days.ts'

/** Records that the office was closed on a working day (docs/flows/clocks.md). */
export const recordClosedDay = open(closedDayCase, operations.recordClosedDay, {
  as: 'personnel-administrator',
  find: async ({ transaction }) => {
    const closedDayId = newId('cld')
    return { closedDayId, otherClosedDays: await holdOtherClosedDays(transaction, closedDayId) }
  },
  given: ({ transaction: { authority }, request: { body }, found: { closedDayId } }) => ({
    ...body,
    authority,
    closedDayId,
  }),
  facts: ({ found: { otherClosedDays } }) => ({ otherClosedDays }),
  columns: ({ transaction }) => ({ recordedAt: transaction.now }),
  answer: (row, request) => closedDayCase.represent(row, request, 'file'),
})
