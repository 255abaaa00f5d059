import type { EngagementKind } from '@concert/domain/cooling-off'
import type { Transaction } from '@concert/db/authority-transaction'
import { type Authority, jurisdictionOf } from '@concert/domain/jurisdictions'
import { sql } from 'drizzle-orm'

/** A person of the authority, with what is known of them for one client. */
export interface PersonOfPool {
  readonly personId: string
  readonly languages: readonly string[]
  readonly competences: readonly string[]
  /** The latest authorisation as evaluator that has begun, expired or not. */
  readonly authorisationId: string | null
  readonly validUntil: string | null
  /** Cases that are open work of the person, this one not among them (`openWorkOf`). */
  readonly openCases: number
  /** Whether the person was on the team of the evaluation of this client that was decided last. */
  readonly evaluatedLast: boolean
  /** Whether the person declared a conflict with the client, on the application or on the organisation. */
  readonly hasConflict: boolean
  /** The last day of the absence of the person, `YYYY-MM-DD`; null where the person is not away. */
  readonly absentUntil: string | null
  /** Whether a risk to impartiality is open that keeps the person out of every case. */
  readonly hasOpenRisk: boolean
}

/** The codes in which `person` was found competent to evaluate in the place of the authority, and is still. */
const competencesIn = (
  authority: Authority,
) => sql`array(select distinct competence.code from personnel.competences competence
    where competence.authority = person.authority and competence.person_id = person.person_id
      and competence.function = 'evaluator' and competence.withdrawn_at is null
      and (competence.place is null or competence.place = ${jurisdictionOf(authority)})
      and (competence.valid_until is null or competence.valid_until >= reviews.local_today(person.authority))
    order by competence.code)`

/** Everyone in the authority's personnel: who is not fit to evaluate is told apart by the rules, not left out here. */
export async function poolOfEvaluators(
  transaction: Transaction,
  evaluationId: string,
  { clientScheme, clientIdentifier }: Client,
): Promise<PersonOfPool[]> {
  const { rows } = await transaction.db.execute<{
    person_id: string
    languages: string[]
    competences: string[]
    authorisation_id: string | null
    valid_until: string | null
    open_cases: number
    evaluated_last: boolean
    has_conflict: boolean
    absent_until: string | null
    has_open_risk: boolean
  }>(sql`
    with load as (
      select member as person_id, count(*)::int as open_cases
      from reviews.evaluations evaluation, unnest(coalesce(evaluation.evaluators_at_work, evaluation.evaluators)) as member
      where evaluation.authority = ${transaction.authority} and evaluation.status not in ('granted', 'refused')
        and evaluation.evaluation_id <> ${evaluationId}
      group by 1),
    last as (
      select evaluation.evaluators from reviews.evaluations evaluation
      where evaluation.authority = ${transaction.authority} and evaluation.client_scheme = ${clientScheme}
        and evaluation.client_identifier = ${clientIdentifier} and evaluation.decided_at is not null
      order by evaluation.decided_at desc limit 1)
    select person.person_id, person.languages, coalesce(load.open_cases, 0) as open_cases,
      coalesce((select person.person_id = any (last.evaluators) from last), false) as evaluated_last,
      ${competencesIn(transaction.authority)} as competences,
      held.authorisation_id, held.valid_until,
      person.person_id in (select reviews.persons_in_conflict(${transaction.authority}, ${evaluationId})) as has_conflict,
      (select max(away.until_on)::text from personnel.away where away.authority = person.authority and away.person_id = person.person_id
        and reviews.local_today(person.authority) between away.from_on and away.until_on) as absent_until,
      personnel.has_open_risk(person.authority, person.person_id) as has_open_risk
    from personnel.people person
    left join load on load.person_id = person.person_id
    left join lateral (
      select granted.authorisation_id, granted.valid_until from personnel.authorisations granted
      where granted.authority = person.authority and granted.person_id = person.person_id
        and granted.function = 'evaluator' and granted.valid_from <= clock_timestamp()
      order by granted.valid_until desc limit 1) held on true
    where person.authority = ${transaction.authority}
    order by person.person_id`)
  return rows.map((row) => ({
    personId: row.person_id,
    languages: row.languages,
    competences: row.competences,
    authorisationId: row.authorisation_id,
    validUntil: row.valid_until === null ? null : new Date(row.valid_until).toISOString(),
    openCases: row.open_cases,
    evaluatedLast: row.evaluated_last,
    hasConflict: row.has_conflict,
    absentUntil: row.absent_until,
    hasOpenRisk: row.has_open_risk,
  }))
}

/** Work for, or consultancy of, one client or an organisation of its group. `untilOn` is null while it lasts. */
export interface Engagement {
  readonly personId: string
  readonly kind: EngagementKind
  /** The identifier of whom the person served; the client's own where it is the client. */
  readonly served: string
  readonly untilOn: string | null
}

/** The client of a case, by the identifier that its place gives it; the scheme is null where the case does not tell it. */
export interface Client {
  readonly clientScheme: string
  readonly clientIdentifier: string
}

/**
 * What is on record between this authority's people (or one of them) and a client with its group. Where either side's register is not on
 * record the identifier alone is compared, as `reviews.was_engaged` does: that is no reason to let somebody pass.
 */
export async function engagementsWith(
  transaction: Transaction,
  { clientScheme, clientIdentifier }: Client,
  personId?: string,
): Promise<Engagement[]> {
  const { rows } = await transaction.db.execute<{
    person_id: string
    kind: Engagement['kind']
    served: string
    until_on: string | null
  }>(sql`
    select engagement.person_id, engagement.kind, engagement.identifier_value as served, engagement.until_on::text as until_on
    from personnel.group_of(${transaction.authority}, ${clientScheme}, ${clientIdentifier}) related
    join personnel.engagements engagement on engagement.identifier_value = related.identifier_value
      and coalesce(engagement.identifier_scheme = related.identifier_scheme, true)
    where engagement.authority = ${transaction.authority}
      and (${personId ?? null}::text is null or engagement.person_id = ${personId ?? null})
    order by engagement.person_id, engagement.from_on, engagement.engagement_id`)
  return rows.map((row) => ({ personId: row.person_id, kind: row.kind, served: row.served, untilOn: row.until_on }))
}

/** The codes in which a person is competent to evaluate here on the day (6.1.2.1). */
export async function competencesNow({ db, authority }: Transaction, personId: string): Promise<readonly string[]> {
  const { rows } = await db.execute<{ codes: string[] }>(sql`
    select ${competencesIn(authority)} as codes from personnel.people person
    where person.authority = ${authority} and person.person_id = ${personId}`)
  return rows[0]?.codes ?? []
}
