import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { closedDayCase } from './case.ts'
import { holdCalendar } from './calendar-versions.ts'

/** Withdraws the record of a closed day: the day counts again. */
export const withdrawClosedDay = command(closedDayCase, operations.withdrawClosedDay, {
  as: 'personnel-administrator',
  given: async ({ transaction, request: { body } }) => {
    await holdCalendar(transaction)
    return body
  },
})
