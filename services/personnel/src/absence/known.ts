import type { Transaction } from '@concert/db/authority-transaction'
import type { DeputyFacts, EntryFacts, OverlappingAbsence } from '@concert/domain/absence/commands'
import type { Deputy } from '@concert/domain/absence/state'
import { localDate, startOfDayMs } from '@concert/domain/instant'
import { sql } from 'drizzle-orm'

/** Who is to be away, when, and who is to stand in. */
interface Entry {
  readonly personId: string
  readonly fromOn: string
  readonly untilOn: string
  readonly deputies: readonly Deputy[]
}

/** What an absence is entered on. The person is locked: a second entry of the same person waits and sees the first. */
export async function entryFacts(transaction: Transaction, entry: Entry): Promise<EntryFacts> {
  const { db, authority } = transaction
  const { personId, fromOn, untilOn, deputies } = entry
  const { rows: known } = await db.execute(sql`
    select from personnel.people where authority = ${authority} and person_id = ${personId} for no key update`)
  const { rows: overlapping } = await db.execute<OverlappingAbsence & Record<string, unknown>>(sql`
    select absence_id as "absenceId", from_on::text as "fromOn" from personnel.absences
    where authority = ${authority} and person_id = ${personId} and from_on <= ${untilOn}::date and until_on >= ${fromOn}::date
    order by from_on`)
  return { isOnRecord: known.length > 0, overlapping, ...(await deputyFacts(transaction, deputies, fromOn)) }
}

/** Who of those named is authorised for what they stand in for, on the first day, or now where that has passed. */
export async function deputyFacts(
  { db, authority, now }: Transaction,
  named: readonly Deputy[],
  fromOn: string,
): Promise<DeputyFacts> {
  const at = fromOn > localDate(now, authority) ? new Date(startOfDayMs(fromOn, authority)).toISOString() : now
  const { rows: authorised } = await db.execute<{ function: Deputy['function']; deputyId: string }>(sql`
    select distinct held.function, held.person_id as "deputyId" from personnel.authorisations held
    where held.authority = ${authority} and held.person_id = any(${sql.param(named.map((one) => one.deputyId))}::text[])
      and held.valid_from <= ${at}::timestamptz and held.valid_until > ${at}::timestamptz`)
  return { authorised }
}
