import type { Transaction } from '@concert/db/authority-transaction'
import { sql } from 'drizzle-orm'
import { people } from './tables.ts'
import { foldedNamesOf } from './folded-names.ts'

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

/** Who else is on record with one of these names. */
export async function namesakesOf(
  { db, authority }: Transaction,
  names: { readonly displayName: string; readonly otherNames: readonly string[] },
  personId: string,
): Promise<readonly string[]> {
  const folded = foldedNamesOf(names.displayName, names.otherNames)
  const { rows } = await db.execute<{ person_id: string }>(sql`
    select person_id from ${people}
    where authority = ${authority} and person_id <> ${personId} and folded_names && ${sql.param(folded)}::text[]
    order by person_id limit 51`)
  return rows.map((row) => row.person_id)
}

/** Whether somebody of the personnel has this identifier. */
export async function isOnRecord({ db, authority }: Transaction, personId: string): Promise<boolean> {
  const { rows } = await db.execute(
    sql`select from ${people} where authority = ${authority} and person_id = ${personId}`,
  )
  return rows.length > 0
}
