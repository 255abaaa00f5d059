import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { closedDayCase } from './case.ts'
import { holdOtherClosedDays } from './other-closed-days.ts'

/** Corrects what is on record of a closed day; what was said before is kept. */
export const correctClosedDay = command(closedDayCase, operations.correctClosedDay, {
  as: 'personnel-administrator',
  facts: async ({ transaction, row: { state } }) => ({
    otherClosedDays: await holdOtherClosedDays(transaction, state.closedDayId),
  }),
})
