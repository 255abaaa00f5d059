import type { EffectStatement } from '@concert/contracts/certificate-content'
import { isInForce } from '@concert/domain/effect/public-effect'
import type { Authority, Jurisdiction } from '@concert/domain/jurisdictions'
import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

export interface SearchFilter {
  readonly q?: string | undefined
  readonly jurisdiction?: Jurisdiction | undefined
  readonly status?: EffectStatement['status'] | undefined
}

/** The calendar date at each authority, `YYYY-MM-DD`. */
export type Today = Readonly<Record<Authority, string>>

/** Whether what is asked for depends on the day. */
export function isOfDay({ status }: SearchFilter): boolean {
  return status !== undefined && isInForce(status)
}

/** What of the list is asked for, apart from `q`. */
export interface Slice {
  readonly filter: SearchFilter
  /** Absent where the filter asks for nothing that is so on some days only. */
  readonly today: Today | undefined
  readonly limit: number
  /** The sort values of the row before it. */
  readonly after: readonly string[] | undefined
}

/** A status that is in force is so on the days of validity alone; every other one stays what it was. */
export function isValidWhereInForce(
  { filter: { status }, today }: Slice,
  { leadAuthority, validFrom, validTo }: Readonly<Record<'leadAuthority' | 'validFrom' | 'validTo', PgColumn | SQL>>,
): SQL | undefined {
  if (!isOfDay({ status })) return undefined
  if (today === undefined) throw new Error('what is in force is in force on a day')
  return sql`(${JSON.stringify(today)}::jsonb ->> ${leadAuthority})::date between ${validFrom} and ${validTo}`
}

export function isAfter(
  { after }: Slice,
  { issuedAt, certificateNumber }: Readonly<Record<'issuedAt' | 'certificateNumber', PgColumn | SQL>>,
): SQL | undefined {
  if (after === undefined) return undefined
  return sql`(${issuedAt}, ${certificateNumber}) < (${after[0]}::timestamptz, ${after[1]})`
}
