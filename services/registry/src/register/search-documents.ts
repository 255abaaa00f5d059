import type { EffectStatement } from '@concert/contracts/certificate-content'
import { isInForce } from '@concert/domain/effect/public-effect'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import { and, desc, eq, like, type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Pool } from 'pg'
import type { RegisteredCertificate } from './representation.ts'
import { searchPattern } from './search-text.ts'
import { certificates, standingEffects } from './tables.ts'

export interface SearchFilter {
  readonly q?: string | undefined
  readonly jurisdiction?: Jurisdiction | undefined
  readonly status?: EffectStatement['status'] | undefined
}

/** The calendar date at each authority, `YYYY-MM-DD`. */
export type Today = Readonly<Record<Authority, string>>

export interface FoundCertificate {
  readonly document: RegisteredCertificate
  /** The sort values, exactly as the database compares them: an instant in JavaScript would lose its microseconds. */
  readonly after: readonly [issuedAt: string, certificateNumber: string]
}

/** Registered certificates, newest first, after a row where one is named; one more than `limit` when there are more. */
export async function searchDocuments(
  pool: Pool,
  filter: SearchFilter,
  today: Today,
  limit: number,
  after: readonly string[] | undefined,
): Promise<FoundCertificate[]> {
  const pattern = filter.q === undefined ? undefined : searchPattern(filter.q)
  if (filter.q !== undefined && pattern === undefined) return []
  const found =
    pattern === undefined && isByEffect(filter)
      ? numbersByEffect(filter, today, limit, after)
      : numbersByText(pattern, filter, today, limit, after)
  const { rows } = await drizzle(pool).execute<{ document: RegisteredCertificate; issuedAt: string }>(sql`
    with found as materialized (${found})
    select document, found.issued_at::text as "issuedAt"
    from found join registry.certificates using (certificate_number)
    order by found.issued_at desc, certificate_number desc`)
  return rows.map(({ document, issuedAt }) => ({ document, after: [issuedAt, document.certificateNumber] }))
}

function isByEffect({ jurisdiction, status }: SearchFilter): boolean {
  return jurisdiction !== undefined || status !== undefined
}

/** The index of the standing effects is in the order of the list; several places of one certificate are one row of it. */
function numbersByEffect(filter: SearchFilter, today: Today, limit: number, after: readonly string[] | undefined): SQL {
  return sql`
    select distinct issued_at, certificate_number from registry.standing_effects
    where ${and(stands(filter, today), isAfter(standingEffects, after))}
    order by issued_at desc, certificate_number desc limit ${limit + 1}`
}

function numbersByText(
  pattern: string | undefined,
  filter: SearchFilter,
  today: Today,
  limit: number,
  after: readonly string[] | undefined,
): SQL {
  return drizzle
    .mock()
    .select({ issuedAt: certificates.issuedAt, certificateNumber: certificates.certificateNumber })
    .from(certificates)
    .where(
      and(
        pattern === undefined ? undefined : like(certificates.searchText, pattern),
        isByEffect(filter) ? hasStandingEffect(filter, today) : undefined,
        isAfter(certificates, after),
      ),
    )
    .orderBy(desc(certificates.issuedAt), desc(certificates.certificateNumber))
    .limit(limit + 1)
    .getSQL()
}

function hasStandingEffect(filter: SearchFilter, today: Today): SQL {
  return sql`exists (select from registry.standing_effects
    where ${and(eq(standingEffects.certificateNumber, certificates.certificateNumber), stands(filter, today))})`
}

/** Jurisdiction and status together mean one effect that has both. */
function stands({ jurisdiction, status }: SearchFilter, today: Today): SQL | undefined {
  return and(
    jurisdiction === undefined ? undefined : eq(standingEffects.jurisdiction, jurisdiction),
    status === undefined ? undefined : eq(standingEffects.status, status),
    // A status that is in force is so on the days of validity alone; every other one stays what it was.
    status === undefined || !isInForce(status) ? undefined : isDayOfValidity(today),
  )
}

function isDayOfValidity(today: Today): SQL {
  const { leadAuthority, validFrom, validTo } = standingEffects
  return sql`(${JSON.stringify(today)}::jsonb ->> ${leadAuthority})::date between ${validFrom} and ${validTo}`
}

function isAfter(
  { issuedAt, certificateNumber }: Readonly<Record<'issuedAt' | 'certificateNumber', PgColumn>>,
  after: readonly string[] | undefined,
): SQL | undefined {
  if (after === undefined) return undefined
  return sql`(${issuedAt}, ${certificateNumber}) < (${after[0]}::timestamptz, ${after[1]})`
}
