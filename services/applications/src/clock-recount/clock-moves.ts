import type { Transaction } from '@concert/db/authority-transaction'
import type { ClockMove } from '@concert/domain/clock-recount/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { clockMoves } from './tables.ts'

/** Keeps the moves of a recount, a row each. */
export async function keepMoves(
  { db, authority, now }: Transaction,
  recountId: string,
  moves: readonly ClockMove[],
): Promise<void> {
  await db.insert(clockMoves).values(moves.map((move) => ({ ...move, authority, recountId, movedAt: now })))
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
