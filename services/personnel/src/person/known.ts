import type { Transaction } from '@concert/db/authority-transaction'
import { sql } from 'drizzle-orm'
import { people } from './tables.ts'

/** Whose the accounts are, of those that are somebody's. */
export async function holdersOf(
  { db, authority }: Transaction,
  named: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (named.length === 0) return {}
  const { rows } = await db.execute<{ account_id: string; person_id: string }>(sql`
    select account_id, person_id from personnel.accounts
    where authority = ${authority} and account_id = any(${sql.param([...named])}::text[])`)
  return Object.fromEntries(rows.map((row) => [row.account_id, row.person_id]))
}

/** Whether somebody of the personnel has this identifier. */
export async function isOnRecord({ db, authority }: Transaction, personId: string): Promise<boolean> {
  const { rows } = await db.execute(
    sql`select from ${people} where authority = ${authority} and person_id = ${personId}`,
  )
  return rows.length > 0
}
