import type { Transaction } from '@concert/db/authority-transaction'
import type { Administrator } from '@concert/domain/authorisation/commands'
import { sql } from 'drizzle-orm'

/** Who administers, now or from a day to come: of the wall's own authority, by the clock. */
export const administratorsSql = sql<readonly Administrator[]>`coalesce((
  select jsonb_agg(jsonb_build_object('personId', one.person_id, 'isInForce', one.is_in_force) order by one.person_id)
  from (
    select person_id, bool_or(valid_from <= clock_timestamp()) as is_in_force from personnel.authorisations
    where authority = platform.current_authority() and function = 'personnel-administrator' and valid_until > clock_timestamp()
    group by person_id) one), '[]')`

/**
 * Waits until nobody else gives or takes power in this authority, and reads who administers then. Nobody else does until the transaction
 * ends.
 */
export async function takeTurn({ db, authority }: Transaction): Promise<readonly Administrator[]> {
  await db.execute(sql`
    insert into personnel.turns as mine (authority) values (${authority})
    on conflict (authority) do update set turn = mine.turn + 1`)
  return readAdministrators({ db })
}

/** Who administers at this moment, whoever gives or takes power meanwhile. */
export async function readAdministrators({ db }: Pick<Transaction, 'db'>): Promise<readonly Administrator[]> {
  const { rows } = await db.execute<{ administrators: readonly Administrator[] }>(
    sql`select ${administratorsSql} as administrators`,
  )
  return rows[0]?.administrators ?? []
}
