import type { Transaction } from '@concert/db/authority-transaction'
import type { TypedIdentifier } from '@concert/domain/group-link/commands'
import { normaliseIdentifier } from '@concert/domain/identifiers/identifier-check'
import { sql } from 'drizzle-orm'

/** The links in force between two organisations, whichever of them was named first. */
export async function linkedAlready(
  { db, authority }: Transaction,
  { one, other }: { readonly one: TypedIdentifier; readonly other: TypedIdentifier },
): Promise<readonly string[]> {
  const [first, second] = [normaliseIdentifier(one.value), normaliseIdentifier(other.value)]
  const { rows } = await db.execute<{ link_id: string }>(sql`
    select link_id from personnel.group_links
    where authority = ${authority} and status = 'in-force'
      and (row(one_scheme, one_value, other_scheme, other_value) = row(${one.scheme}, ${first}, ${other.scheme}, ${second})
        or row(other_scheme, other_value, one_scheme, one_value) = row(${one.scheme}, ${first}, ${other.scheme}, ${second}))`)
  return rows.map((row) => row.link_id)
}
