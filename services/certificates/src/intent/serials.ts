import type { Transaction } from '@concert/db/authority-transaction'
import { sql } from 'drizzle-orm'
import { serials } from './tables.ts'

/**
 * The next serial of the certificates this cell leads in a year. The row stays locked until the transaction ends, so two
 * transactions never get the same, and one that fails gives its serial back before any other can see it.
 */
export async function nextSerial(transaction: Transaction, year: number): Promise<number> {
  const [row] = await transaction.db
    .insert(serials)
    .values({ authority: transaction.authority, year, lastSerial: 1 })
    .onConflictDoUpdate({
      target: [serials.authority, serials.year],
      set: { lastSerial: sql`${serials.lastSerial} + 1` },
    })
    .returning({ lastSerial: serials.lastSerial })
  if (row === undefined) throw new Error('the database gave no serial')
  return row.lastSerial
}
