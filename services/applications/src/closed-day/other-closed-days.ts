import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq, ne } from 'drizzle-orm'
import { holdCalendar } from './calendar-versions.ts'
import { closedDays } from './tables.ts'

/** The days on record as closed beside this record. Nobody adds or takes one until the transaction ends. */
export async function holdOtherClosedDays(transaction: Transaction, closedDayId: string): Promise<readonly string[]> {
  await holdCalendar(transaction)
  const rows = await transaction.db
    .select({ closedOn: closedDays.closedOn })
    .from(closedDays)
    .where(
      and(
        eq(closedDays.authority, transaction.authority),
        eq(closedDays.status, 'recorded'),
        ne(closedDays.closedDayId, closedDayId),
      ),
    )
  return rows.map(({ closedOn }) => closedOn)
}
