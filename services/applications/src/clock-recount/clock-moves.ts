import type { Transaction } from '@concert/db/authority-transaction'
import type { ClockMove } from '@concert/domain/clock-recount/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { clockMoves } from './tables.ts'

/** Keeps the moves of a recount, a row each, in one statement that is prepared once, however many there are. */
export async function keepMoves(
  { client, authority, now }: Transaction,
  recountId: string,
  moves: readonly ClockMove[],
): Promise<void> {
  await client.query({
    name: 'applications-keep-clock-moves',
    text: `insert into applications.clock_moves (authority, recount_id, of_stream, case_id, application_id, task, whose_move, since, was_due_on,
        due_on, undated, moved_at)
      select $1, $2, "ofStream", "caseId", "applicationId", task, "whoseMove", since, "wasDueOn", "dueOn", undated, $3
      from json_to_recordset($4) as moved ("ofStream" text, "caseId" text, "applicationId" text, task text, "whoseMove" text,
        since timestamptz, "wasDueOn" date, "dueOn" date, undated text)`,
    values: [authority, recountId, now, JSON.stringify(moves)],
  })
}

const { authority: ofAuthority, movedAt, recountId, ofStream, caseId } = clockMoves
const newestFirst = [movedAt, recountId, ofStream, caseId] as const

/** The moves of the authority, of one case where it is named, the newest first, after the one with these sort values. */
export function newestMoves(
  { db, authority }: Transaction,
  ofCase: string | undefined,
  after: readonly string[] | undefined,
  rowsMax: number,
) {
  return db
    .select()
    .from(clockMoves)
    .where(
      and(
        eq(ofAuthority, authority),
        ofCase === undefined ? undefined : eq(caseId, ofCase),
        after === undefined
          ? undefined
          : sql`(${movedAt}, ${recountId}, ${ofStream}, ${caseId}) < (${after[0]}::timestamptz, ${after[1]}, ${after[2]}, ${after[3]})`,
      ),
    )
    .orderBy(...newestFirst.map((column) => desc(column)))
    .limit(rowsMax)
}
