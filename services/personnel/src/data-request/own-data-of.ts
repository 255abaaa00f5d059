import type { ownData } from '@concert/contracts/shapes/own-data'
import type { Transaction } from '@concert/db/authority-transaction'
import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { writtenInstant } from '#authorisation/written-instant.ts'
import { withoutOthers } from './without-others.ts'

type OwnData = z.input<typeof ownData>
/** What is written of something of which there can be very much. */
const ROWS_MAX = 1000

/** Everything that is held about a person in this cell, without a name of anybody else. */
export async function ownDataOf(transaction: Transaction, requestId: string, personId: string): Promise<OwnData> {
  const { authority, now: madeAt } = transaction
  const all = <Row>(query: SQL): Promise<Row[]> => rowsOf(transaction, query)
  const mine = sql`authority = ${authority} and person_id = ${personId}`
  const [person] = await all<OwnData['person']>(sql`
    select person_id as "personId", display_name as "displayName", other_names as "otherNames", languages,
      ${writtenInstant(sql`registered_at`)} as "registeredAt"
    from personnel.people where ${mine}`)
  if (person === undefined) throw new Error('who asked is on record: the request refers to them')
  const clean = withoutOthers(await namesOfOthers(transaction, personId))
  const competences = await all<OwnData['competences'][number]>(sql`
    select code, function, place, evidence, assessed_on::text as "assessedOn", valid_until::text as "validUntil",
      ${writtenInstant(sql`recorded_at`)} as "recordedAt", ${writtenInstant(sql`withdrawn_at`)} as "withdrawnAt"
    from personnel.competences where ${mine} order by recorded_at, competence_id`)
  const declarations = await all<OwnData['declarations'][number]>(sql`
    select made_on as "on", function, conflict, statement, ${writtenInstant(sql`declared_at`)} as "declaredAt"
    from platform.declarations_of_person(${personId})`)
  return {
    requestId,
    madeAt,
    person,
    accounts: await all(sql`
      select account_id as account, ${writtenInstant(sql`linked_at`)} as "linkedAt"
      from personnel.accounts where ${mine} order by linked_at, account_id`),
    engagements: await all(sql`
      select kind, identifier_scheme as "identifierScheme", identifier_value as "identifierValue", from_on::text as "fromOn",
        until_on::text as "untilOn", ${writtenInstant(sql`recorded_at`)} as "recordedAt"
      from personnel.engagements where ${mine} order by recorded_at, engagement_id`),
    competences: competences.map((one) => ({ ...one, evidence: clean(one.evidence) })),
    authorisations: await all(sql`
      select function, ${writtenInstant(sql`valid_from`)} as "validFrom", ${writtenInstant(sql`valid_until`)} as "validUntil",
        undertaking_on::text as "undertakingOn", ${writtenInstant(sql`recorded_at`)} as "recordedAt"
      from personnel.authorisation_history where ${mine} order by change`),
    absences: await all(sql`
      select from_on::text as "fromOn", until_on::text as "untilOn", array(
          select one.function from personnel.absence_deputies one
          where one.authority = absence.authority and one.absence_id = absence.absence_id order by one.place) as "deputiesFor"
      from personnel.absences absence where ${mine} order by from_on, absence_id`),
    standsInFor: await all(sql`
      select one.function, absence.from_on::text as "fromOn", absence.until_on::text as "untilOn"
      from personnel.absence_deputies one join personnel.absences absence using (authority, absence_id)
      where one.authority = ${authority} and one.deputy_id = ${personId} order by absence.from_on, absence_id`),
    declarations: declarations.map((one) => ({
      ...one,
      statement: one.statement === null ? null : clean(one.statement),
    })),
    acts: counted(
      await all(sql`
        select total::int, ${writtenInstant(sql`occurred_at`)} as at, type as event, stream, stream_id as "caseId"
        from platform.acts_of_person(${personId}, ${ROWS_MAX})`),
    ),
    filesRead: counted(
      await all(sql`
        select total::int, ${writtenInstant(sql`hour`)} as hour, case_id as "caseId"
        from platform.files_read_by_person(${personId}, ${ROWS_MAX})`),
    ),
    readsOfRecord: counted(await readsOfRecord(transaction, personId)),
  }
}

/** Who read the person's file, by the function that opened it to them. */
function readsOfRecord(transaction: Transaction, personId: string) {
  return rowsOf<OwnData['readsOfRecord']['newest'][number] & Counted>(
    transaction,
    sql`
    select (count(*) over ())::int as total, ${writtenInstant(sql`read.hour`)} as hour, (
        select min(held.function) from personnel.authorisation_history held
        where held.authority = read.authority and held.person_id = read.person_id
          and held.function in ('personnel-administrator', 'plan-owner')
          and held.valid_from < read.hour + interval '1 hour' and held.valid_until > read.hour) as function
    from personnel.case_reads read
    where read.authority = ${transaction.authority} and read.case_id = ${personId}
    order by read.hour desc, read.person_id limit ${ROWS_MAX}`,
  )
}

async function namesOfOthers(transaction: Transaction, personId: string): Promise<string[]> {
  const rows = await rowsOf<{ names: string[] }>(
    transaction,
    sql`
    select array[person.person_id, person.display_name] || person.other_names || array(
        select account.account_id from personnel.accounts account
        where account.authority = person.authority and account.person_id = person.person_id) as names
    from personnel.people person where authority = ${transaction.authority} and person_id <> ${personId}`,
  )
  return rows.flatMap((row) => row.names)
}

interface Counted {
  readonly total: number
}

function counted<Item>(rows: readonly (Item & Counted)[]): { total: number; newest: Item[] } {
  return { total: rows[0]?.total ?? 0, newest: rows.map(({ total: _total, ...item }) => item as Item) }
}

async function rowsOf<Row>({ db }: Transaction, query: SQL): Promise<Row[]> {
  const { rows } = await db.execute(query)
  return rows as Row[]
}
