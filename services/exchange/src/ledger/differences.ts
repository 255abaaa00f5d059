import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { FoundDifference } from '@concert/domain/ledger/compare-ledgers'
import { firstIdAt, type LedgerPeriod } from '@concert/domain/ledger/ledger-periods'
import { and, desc, eq, sql } from 'drizzle-orm'
import { differences } from './tables.ts'

/**
 * Records what a comparison has found of a period: what is new, and that what was found before and is not any more is settled, as is what a
 * fresh envelope stands for.
 *
 * @returns what was not on record before
 */
export async function recordDifferences(
  { client, authority }: Transaction,
  peer: Authority,
  { from, until }: LedgerPeriod,
  found: readonly FoundDifference[],
): Promise<FoundDifference[]> {
  const [ids, kinds] = [found.map(({ envelopeId }) => envelopeId), found.map(({ kind }) => kind)]
  const { rows } = await client.query<FoundDifference>({
    name: 'exchange-ledger-record',
    text: `insert into exchange.ledger_differences (authority, peer_authority, envelope_id, kind)
           select distinct $1, $2, one.envelope_id, one.kind from unnest($3::text[], $4::text[]) as one (envelope_id, kind)
           on conflict do nothing returning envelope_id as "envelopeId", kind`,
    values: [authority, peer, ids, kinds],
  })
  await client.query({
    name: 'exchange-ledger-settle',
    text: `update exchange.ledger_differences set settled_at = clock_timestamp()
           where authority = $1 and peer_authority = $2 and settled_at is null
             and envelope_id collate "C" >= $5 and envelope_id collate "C" < $6
             and (envelope_id, kind) not in (select * from unnest($3::text[], $4::text[]))
             -- What was sent anew has no receipt any more, so nothing is found on it: its fresh envelope settles it.
             and not exists (
               select from exchange.outbound own
               where own.authority = $1 and own.envelope_id = ledger_differences.envelope_id and own.delivered_at is null
                 and ledger_differences.kind in ('lost', 'altered'))`,
    values: [authority, peer, ids, kinds, firstIdAt(from), firstIdAt(until)],
  })
  await settleByFresh(client, [authority, peer, firstIdAt(from), firstIdAt(until), ids])
  return rows
}

/**
 * Settles what was sent anew, where the fresh envelope has a receipt and this comparison found nothing on it, or where it was sent anew itself
 * and that is settled: what is kept of the first one says the same for ever, on whichever side it was changed.
 */
async function settleByFresh(client: Transaction['client'], values: readonly unknown[]): Promise<void> {
  await client.query({
    name: 'exchange-ledger-settle-by-fresh',
    text: `update exchange.ledger_differences difference
           set settled_at = clock_timestamp(), settled_by = fresh.envelope_id
           from exchange.outbound fresh
           where difference.authority = $1 and difference.peer_authority = $2 and difference.settled_at is null
             and difference.kind in ('lost', 'altered') and fresh.authority = difference.authority
             and fresh.to_authority = difference.peer_authority and fresh.key = 'in place of ' || difference.envelope_id
             and (fresh.delivered_at is not null and fresh.envelope_id <> all ($5::text[])
                 and fresh.envelope_id collate "C" >= $3 and fresh.envelope_id collate "C" < $4
               or exists (
                 select from exchange.ledger_differences later
                 where later.authority = fresh.authority and later.envelope_id = fresh.envelope_id and later.settled_by is not null))`,
    values: [...values],
  })
}

/** How many differences with another authority wait for somebody. */
export async function openDifferences({ client, authority }: Transaction, peer: Authority): Promise<number> {
  const { rows } = await client.query<{ open: number }>({
    name: 'exchange-ledger-open',
    text: `select count(*)::int as open from exchange.ledger_differences
           where authority = $1 and peer_authority = $2 and settled_at is null`,
    values: [authority, peer],
  })
  return rows[0]?.open ?? 0
}

/** Why an envelope must be sent anew by what was found last; null where nothing says so. */
export async function differenceOn(
  { client, authority }: Transaction,
  envelopeId: string,
): Promise<'lost' | 'altered' | null> {
  const { rows } = await client.query<{ kind: 'lost' | 'altered' }>({
    name: 'exchange-ledger-difference-on',
    text: `select kind from exchange.ledger_differences
           where authority = $1 and envelope_id = $2 and kind in ('lost', 'altered') and settled_at is null
           order by found_at desc limit 1`,
    values: [authority, envelopeId],
  })
  return rows[0]?.kind ?? null
}

/** The newest differences, after the one with these sort values. */
export function newestDifferences(
  { db, authority }: Transaction,
  after: readonly string[] | undefined,
  rowsMax: number,
) {
  const { authority: of, peer, envelopeId, kind, foundAt, settledAt, settledBy } = differences
  return db
    .select({ peer, envelopeId, kind, foundAt, settledAt, settledBy })
    .from(differences)
    .where(
      and(
        eq(of, authority),
        after === undefined ? undefined : sql`(${foundAt}, ${envelopeId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(foundAt), desc(envelopeId))
    .limit(rowsMax)
}
