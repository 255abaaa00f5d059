import type { operations } from '@concert/contracts/operations'
import type { Transaction } from '@concert/db/authority-transaction'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { keptInstant } from './kept-instant.ts'
import { writtenInstant } from './written-instant.ts'

export type Period = z.input<typeof operations.listAuthorisations.success.body>['items'][number]

export interface PeriodFilter {
  readonly personId?: string | undefined
  readonly function?: string | undefined
  /** Only those in force at this instant. */
  readonly on?: string | undefined
  /** Nothing that was recorded later; everything when absent. */
  readonly asKnownAt?: string | undefined
}

/** Periods in force by the last that was recorded of each, the latest first, after the one with these sort values. */
export async function periodsAsKnown(
  { db, authority }: Transaction,
  { personId, function: of, on, asKnownAt }: PeriodFilter,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<Period[]> {
  const kept = (instant: string | undefined) => (instant === undefined ? null : keptInstant(instant))
  const where = (condition: ReturnType<typeof sql>, value: unknown) => (value === undefined ? sql`` : condition)
  const { rows } = await db.execute<Period & Record<string, unknown>>(sql`
    select authorisation_id as "authorisationId", grant_id as "grantId", person_id as "personId", function,
      case when office_place is not null then jsonb_build_object(
        'entity', office_entity, 'place', office_place, 'city', office_city) end as office,
      undertaking_on::text as "undertakingOn", ${writtenInstant(sql`valid_from`)} as "validFrom",
      ${writtenInstant(sql`valid_until`)} as "validUntil", ${writtenInstant(sql`recorded_at`)} as "recordedAt"
    from (
      select distinct on (authorisation_id) authorisation_id, grant_id, person_id, function, office_place, office_city, office_entity,
        undertaking_on, valid_from, valid_until, recorded_at
      from personnel.authorisation_history
      where authority = ${authority}
        ${where(sql`and person_id = ${personId}`, personId)}
        ${where(sql`and function = ${of}`, of)}
        ${where(sql`and date_trunc('milliseconds', recorded_at) <= ${kept(asKnownAt)}::timestamptz`, asKnownAt)}
      order by authorisation_id, change desc) known
    where true
      ${where(sql`and valid_from <= ${kept(on)}::timestamptz and valid_until > ${kept(on)}::timestamptz`, on)}
      ${where(
        sql`and (date_trunc('milliseconds', valid_from), authorisation_id) < (${after?.[0]}::timestamptz, ${after?.[1]})`,
        after,
      )}
    order by date_trunc('milliseconds', valid_from) desc, authorisation_id desc
    limit ${rowsMax}`)
  return rows
}
