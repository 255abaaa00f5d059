import type { Transaction } from '@concert/db/authority-transaction'
import { digestOf } from '@concert/db/digest'
import { addMonths, localDate } from '@concert/domain/instant'
import type { LentPersonFacts } from '@concert/domain/loan/commands'
import type { LentCompetence, Loan } from '@concert/domain/loan/state'
import { sql } from 'drizzle-orm'

/** Engagements that ended longer ago keep nobody away any more (17065 4.2.10). */
const COUNTING_MONTHS = 24

interface Engaged {
  readonly kind: string
  readonly scheme: string | null
  readonly value: string
  readonly fromOn: string
  readonly untilOn: string | null
}

/** What this authority knows of a person whom it is to lend, and what of it the borrower is told. */
export async function lentPersonOf(
  transaction: Transaction,
  loan: Pick<Loan, 'loanId' | 'function' | 'competences'>,
  personId: string,
): Promise<LentPersonFacts> {
  const { db, authority, now } = transaction
  const today = localDate(now, authority)
  const { rows } = await db.execute<{
    isOnRecord: boolean
    isAuthorised: boolean
    competences: readonly LentCompetence[]
  }>(sql`
    select exists (
        select from personnel.people where authority = ${authority} and person_id = ${personId}) as "isOnRecord",
      exists (
        select from personnel.authorisations held
        join personnel.grants given on given.authority = held.authority and given.grant_id = held.grant_id
        where held.authority = ${authority} and held.person_id = ${personId} and held.function = ${loan.function}
          and held.valid_from <= clock_timestamp() and held.valid_until > clock_timestamp()
          and given.loan_id is null) as "isAuthorised",
      coalesce((
        select jsonb_agg(jsonb_build_object('code', one.code, 'assessedOn', one.assessed_on, 'validUntil', one.valid_until)
          order by one.code)
        from (
          select distinct on (code) code, assessed_on, valid_until from personnel.competences
          where authority = ${authority} and person_id = ${personId} and function = ${loan.function} and withdrawn_at is null
            and code = any(${sql.param([...loan.competences])}::text[]) and place is null
            and coalesce(valid_until >= ${today}::date, true)
          order by code, valid_until desc nulls first) one), '[]') as competences`)
  const [found] = rows
  if (found === undefined) throw new Error('a statement without a source has one row')
  const { competences, ...known } = found
  const engagements = await engagementDigests(transaction, loan.loanId, personId)
  return { ...known, consent: { competences, engagements } }
}

/**
 * SHA-256 of each engagement of a person that still counts, made with the id of the loan: two authorities compare what they know of one person and
 * of no other, and neither reads it from the digest. The same on both sides.
 */
export async function engagementDigests(
  { db, authority, now }: Transaction,
  loanId: string,
  personId: string,
): Promise<string[]> {
  const since = addMonths(localDate(now, authority), -COUNTING_MONTHS)
  const { rows } = await db.execute<Engaged & Record<string, unknown>>(sql`
    select kind, identifier_scheme as scheme, identifier_value as value, from_on::text as "fromOn", until_on::text as "untilOn"
    from personnel.engagements
    where authority = ${authority} and person_id = ${personId} and coalesce(until_on >= ${since}::date, true)`)
  return rows
    .map(({ kind, scheme, value, fromOn, untilOn }) => digestOf({ loanId, kind, scheme, value, fromOn, untilOn }))
    .toSorted()
}
