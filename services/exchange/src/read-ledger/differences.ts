import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FoundReadDifference } from '@concert/domain/ledger/compare-reads'
import { firstIdAt, type LedgerPeriod } from '@concert/domain/ledger/ledger-periods'
import { and, desc, eq, sql } from 'drizzle-orm'
import { differences } from './tables.ts'

/**
 * Records what a comparison has found of a period: what is new, and that what was found before and is not any more is settled.
 *
 * @returns what was not on record before
 */
export async function recordReadDifferences(
  { client, authority }: Transaction,
  peer: Authority,
  { from, until }: LedgerPeriod,
  found: readonly FoundReadDifference[],
): Promise<FoundReadDifference[]> {
  const [ids, kinds] = [found.map(({ readId }) => readId), found.map(({ kind }) => kind)]
  await client.query({
    name: 'exchange-read-differences-settle',
    text: `update exchange.read_differences set settled_at = clock_timestamp()
           where authority = $1 and peer_authority = $2 and settled_at is null
             and read_id collate "C" >= $5 and read_id collate "C" < $6
             and (read_id, kind) not in (select * from unnest($3::text[], $4::text[]))`,
    values: [authority, peer, ids, kinds, firstIdAt(from, 'brd'), firstIdAt(until, 'brd')],
  })
  const { rows } = await client.query<FoundReadDifference>({
    name: 'exchange-read-differences-record',
    text: `insert into exchange.read_differences (authority, peer_authority, read_id, kind)
           select $1, $2, one.read_id, one.kind from unnest($3::text[], $4::text[]) as one (read_id, kind)
           on conflict (authority, peer_authority, read_id, kind) where settled_at is null do nothing
           returning read_id as "readId", kind`,
    values: [authority, peer, ids, kinds],
  })
  return rows
}

/** How many differences with another authority wait for somebody. */
export async function openReadDifferences({ client, authority }: Transaction, peer: Authority): Promise<number> {
  const { rows } = await client.query<{ open: number }>({
    name: 'exchange-read-differences-open',
    text: `select count(*)::int as open from exchange.read_differences
           where authority = $1 and peer_authority = $2 and settled_at is null`,
    values: [authority, peer],
  })
  return rows[0]?.open ?? 0
}

/** The newest differences, after the one with these sort values. */
export function newestReadDifferences(
  { db, authority }: Transaction,
  after: readonly string[] | undefined,
  rowsMax: number,
) {
  const { authority: of, peer, readId, kind, foundAt, settledAt } = differences
  return db
    .select({ peer, readId, kind, foundAt, settledAt })
    .from(differences)
    .where(
      and(
        eq(of, authority),
        after === undefined ? undefined : sql`(${foundAt}, ${readId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(foundAt), desc(readId))
    .limit(rowsMax)
}
