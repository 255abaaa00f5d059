import { and, eq, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import { type FoundNumber, numbersByText } from './numbers-by-text.ts'
import type { RegisteredCertificate } from './representation.ts'
import { isAfter, isValidWhereInForce, type SearchFilter, type Slice, type Today } from './search-filter.ts'
import { searchQueryOf } from './search-query.ts'
import { type AskWords, askingOnce } from './search-words.ts'
import { certificates, standingEffects } from './tables.ts'

export interface FoundCertificate {
  readonly document: RegisteredCertificate
  /** The sort values, exactly as the database compares them: an instant in JavaScript would lose its microseconds. */
  readonly after: readonly [issuedAt: string, certificateNumber: string]
}

/** Registered certificates, newest first, after a row where one is named; one more than `limit` when there are more. */
export async function searchDocuments(
  pool: Pool,
  filter: SearchFilter,
  today: Today | undefined,
  limit: number,
  after: readonly string[] | undefined,
  ask: AskWords = askingOnce(pool),
): Promise<FoundCertificate[]> {
  const slice = { filter, today, limit, after }
  if (filter.q === undefined) return documentsOf(pool, isByEffect(filter) ? numbersByEffect(slice) : newest(slice))
  const query = searchQueryOf(filter.q)
  const found = query === undefined ? [] : await numbersByText(pool, query, slice, ask)
  return found.length === 0 ? [] : documentsOf(pool, listed(found))
}

async function documentsOf(pool: Pool, numbers: SQL): Promise<FoundCertificate[]> {
  const { rows } = await drizzle(pool).execute<{ document: RegisteredCertificate; issuedAt: string }>(sql`
    with found as materialized (${numbers})
    select document, certificates.issued_at::text as "issuedAt"
    from found join registry.certificates using (certificate_number)
    order by certificates.issued_at desc, certificate_number desc`)
  return rows.map(({ document, issuedAt }) => ({ document, after: [issuedAt, document.certificateNumber] }))
}

function listed(found: readonly FoundNumber[]): SQL {
  return sql`select unnest(${sql.param(found.map(({ certificateNumber }) => certificateNumber))}::text[]) as certificate_number`
}

function newest(slice: Slice): SQL {
  return sql`
    select certificate_number from registry.certificates where ${isAfter(slice, certificates) ?? sql`true`}
    order by issued_at desc, certificate_number desc limit ${slice.limit + 1}`
}

function isByEffect({ jurisdiction, status }: SearchFilter): boolean {
  return jurisdiction !== undefined || status !== undefined
}

/** The index of the standing effects is in the order of the list; several places of one certificate are one row of it. */
function numbersByEffect(slice: Slice): SQL {
  const { jurisdiction, status } = slice.filter
  const stands = and(
    // Together they mean one effect that has both.
    jurisdiction === undefined ? undefined : eq(standingEffects.jurisdiction, jurisdiction),
    status === undefined ? undefined : eq(standingEffects.status, status),
    isValidWhereInForce(slice, standingEffects),
    isAfter(slice, standingEffects),
  )
  return sql`
    select distinct issued_at, certificate_number from registry.standing_effects
    where ${stands} order by issued_at desc, certificate_number desc limit ${slice.limit + 1}`
}
