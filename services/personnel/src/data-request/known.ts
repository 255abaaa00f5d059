import type { Transaction } from '@concert/db/authority-transaction'
import type { AskingFacts } from '@concert/domain/data-request/commands'
import type { DataRequestKind } from '@concert/domain/data-request/state'
import { sql } from 'drizzle-orm'

/** What is on record of who asks. The person is locked: of two requests at once the second sees the first. */
export async function askingFacts(
  transaction: Transaction,
  personId: string,
  asks: DataRequestKind,
): Promise<AskingFacts> {
  const { db, authority } = transaction
  const { rows: held } = await db.execute<{ version: number }>(sql`
    select version from personnel.people where authority = ${authority} and person_id = ${personId} for no key update`)
  const { rows: waiting } = await db.execute<{ request_id: string }>(sql`
    select request_id from personnel.data_requests
    where authority = ${authority} and person_id = ${personId} and asks = ${asks} and status = 'received'`)
  return { fileVersion: held[0]?.version ?? null, waiting: waiting[0]?.request_id ?? null }
}

/** The version of a person's file; null where there is none. */
export async function fileVersionOf({ db, authority }: Transaction, personId: string): Promise<number | null> {
  const { rows } = await db.execute<{ version: number }>(sql`
    select version from personnel.people where authority = ${authority} and person_id = ${personId}`)
  return rows[0]?.version ?? null
}
