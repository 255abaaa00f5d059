import { createHash } from 'node:crypto'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { LedgerEntry, SentEntry } from '@concert/domain/ledger/compare-ledgers'
import { firstIdAt, type LedgerPeriod } from '@concert/domain/ledger/ledger-periods'

/** What this authority has sent to another one in a period, in the order of their ids. The digests are those of the bytes as they are kept. */
export async function sentIn(
  { client, authority }: Transaction,
  to: Authority,
  { from, until }: LedgerPeriod,
): Promise<SentEntry[]> {
  const { rows } = await client.query<SentEntry>({
    name: 'exchange-ledger-sent',
    text: `select envelope_id as "envelopeId", encode(sha256(convert_to(statement, 'UTF8')), 'hex') as digest,
             delivered_at is not null as "isDelivered"
           from exchange.outbound
           where authority = $1 and to_authority = $2 and envelope_id collate "C" >= $3 and envelope_id collate "C" < $4
           order by envelope_id collate "C"`,
    values: [authority, to, firstIdAt(from), firstIdAt(until)],
  })
  return rows
}

/** What this authority has received from another one in a period, in the order of their ids. */
export async function receivedIn(
  { client, authority }: Transaction,
  of: Authority,
  { from, until }: LedgerPeriod,
): Promise<LedgerEntry[]> {
  const { rows } = await client.query<LedgerEntry>({
    name: 'exchange-ledger-received',
    text: `select envelope_id as "envelopeId", encode(sha256(convert_to(statement, 'UTF8')), 'hex') as digest
           from exchange.inbound
           where authority = $1 and from_authority = $2 and envelope_id collate "C" >= $3 and envelope_id collate "C" < $4
           order by envelope_id collate "C"`,
    values: [authority, of, firstIdAt(from), firstIdAt(until)],
  })
  return rows
}

/** SHA-256 over a line with id and digest of each entry, in the order in which they are given. */
export function ledgerDigest(entries: readonly LedgerEntry[]): string {
  const hash = createHash('sha256')
  for (const { envelopeId, digest } of entries) hash.update(`${envelopeId} ${digest}\n`)
  return hash.digest('hex')
}
