import { createHash } from 'node:crypto'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import type { ReadEntry } from '@concert/domain/ledger/compare-reads'
import { firstIdAt, type LedgerPeriod } from '@concert/domain/ledger/ledger-periods'

/**
 * The reads across the border with another authority in a period, in the order of their ids: those of its people here, by the custody, and
 * those of this authority's people there. The digests are those of the entries as they are kept.
 */
export async function readsWith(
  { client, authority }: Transaction,
  peer: Authority,
  { from, until }: LedgerPeriod,
): Promise<ReadEntry[]> {
  const { rows } = await client.query<ReadEntry>({
    name: 'exchange-reads-with',
    text: `select read_id as "readId", digest from (
             select read_id, digest from platform.reads_given($2, $3, $4)
             union all
             select read_id, platform.border_read_digest(lead_authority, authority, digest, person_id, office_place, office_entity,
               bases, basis_ids, size_bytes)
             from exchange.border_reads
             where authority = $1 and lead_authority = $2 and read_id collate "C" >= $3 and read_id collate "C" < $4) entered
           order by read_id collate "C"`,
    values: [authority, peer, firstIdAt(from, 'brd'), firstIdAt(until, 'brd')],
  })
  return rows
}

/** SHA-256 over a line with id and digest of each entry, in the order in which they are given. */
export function readsDigest(entries: readonly ReadEntry[]): string {
  const hash = createHash('sha256')
  for (const { readId, digest } of entries) hash.update(`${readId} ${digest ?? '-'}\n`)
  return hash.digest('hex')
}
