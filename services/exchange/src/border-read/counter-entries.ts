import type { Transaction } from '@concert/db/authority-transaction'
import { oneStatement } from '@concert/db/one-statement'
import type { BorderReadOutcome } from '@concert/domain/border-read/outcomes'
import type { Authority } from '@concert/domain/jurisdictions'
import type { CellContext } from '@concert/platform/service-options'
import { and, desc, eq, sql } from 'drizzle-orm'
import type { QueryConfig } from 'pg'
import type { ReadTerms } from './peer-reads.ts'
import type { Reading } from './require-reader.ts'
import { borderReads } from './tables.ts'

/** Which read of which file. */
export interface BegunRead extends Reading {
  readonly readId: string
  readonly recognitionId: string
  readonly digest: string
}

/** The statement that enters that a person of this authority is given the bytes of a file that another one keeps. Step 8 of docs/flows/border-read.md. */
export function entryOf(
  authority: Authority,
  { readId, recognitionId, digest, leadAuthority, applicationId, reader }: BegunRead,
  { bases, basisIds, sizeBytes }: ReadTerms,
): QueryConfig {
  const { personId, office } = reader
  const of = [authority, readId, recognitionId, leadAuthority, applicationId, digest, personId]
  return {
    name: 'exchange-border-read-enter',
    text: `insert into exchange.border_reads (authority, read_id, recognition_id, lead_authority, application_id, digest, person_id,
             office_place, office_entity, bases, basis_ids, size_bytes)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [...of, office?.place ?? null, office?.entity ?? null, [...bases], [...basisIds], sizeBytes],
  }
}

/** Enters how a read has ended, once. Step 10 of docs/flows/border-read.md. */
export async function endRead(
  { pool, authority }: Pick<CellContext, 'pool' | 'authority'>,
  readId: string,
  { outcome, passedBytes }: { readonly outcome: BorderReadOutcome; readonly passedBytes: number },
): Promise<void> {
  await oneStatement(
    pool,
    { authority, applicant: '*' },
    {
      name: 'exchange-border-read-end',
      text: `update exchange.border_reads set outcome = $3, passed_bytes = $4, ended_at = clock_timestamp()
             where authority = $1 and read_id = $2`,
      values: [authority, readId, outcome, passedBytes],
    },
  )
}

/**
 * Enters that the reads from an authority that began more than a day ago were cut off: no stream takes so long, so the process that would
 * have entered their end has died. How many bytes it passed on nobody knows.
 *
 * @returns how many there were
 */
export async function endAbandonedReads({ client, authority }: Transaction, from: Authority): Promise<number> {
  const { rowCount } = await client.query({
    name: 'exchange-border-read-abandoned',
    text: `update exchange.border_reads set outcome = 'cut-off', ended_at = clock_timestamp()
           where authority = $1 and lead_authority = $2 and outcome is null and begun_at < clock_timestamp() - interval '1 day'`,
    values: [authority, from],
  })
  return rowCount ?? 0
}

/** The reads of a recognition, newest first, after the one with these sort values. */
export function newestReads(
  { db, authority }: Transaction,
  recognitionId: string,
  after: readonly string[] | undefined,
  rowsMax: number,
) {
  const { authority: of, recognitionId: on, begunAt, readId } = borderReads
  return db
    .select()
    .from(borderReads)
    .where(
      and(
        eq(of, authority),
        eq(on, recognitionId),
        after === undefined ? undefined : sql`(${begunAt}, ${readId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(begunAt), desc(readId))
    .limit(rowsMax)
}
