import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { ClosedDay, ClosedDayStatus } from '@concert/domain/closed-day/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { keepCalendarVersions } from './calendar-versions.ts'
import { closedDays } from './tables.ts'

export interface ClosedDayRow {
  readonly version: number
  readonly state: ClosedDay
  readonly recordedAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: closedDays.authority,
  closedDayId: closedDays.closedDayId,
  closedOn: closedDays.closedOn,
  status: closedDays.status,
}
const columns = {
  version: closedDays.version,
  state: closedDays.state,
  recordedAt: closedDays.recordedAt,
  ...members,
}
const byId = and(
  eq(closedDays.authority, sql.placeholder('authority')),
  eq(closedDays.closedDayId, sql.placeholder('closedDayId')),
)
const findRow = statement('applications-closed-day-find', (db) => db.select(columns).from(closedDays).where(byId))
const lockRow = statement('applications-closed-day-lock', (db) =>
  db.select(columns).from(closedDays).where(byId).for('update'),
)

/** The store of closed days. By which days clocks are counted follows from what is written here. */
export const closedDayStore: CaseStore<ClosedDayRow> = {
  find: async (transaction, closedDayId) =>
    together(await findRow(transaction, { authority: transaction.authority, closedDayId })),
  lock: async (transaction, closedDayId) =>
    together(await lockRow(transaction, { authority: transaction.authority, closedDayId })),
  insert: async (transaction, { version, state, document, recordedAt }) => {
    const { authority, closedDayId, closedOn, status } = state
    await transaction.db
      .insert(closedDays)
      .values({ authority, closedDayId, closedOn, status, version, state: restOf(document, members), recordedAt })
    await keepCalendarVersions(transaction)
    return true
  },
  update: async (transaction, { version, state: { authority, closedDayId, closedOn, status }, document }) => {
    await transaction.db
      .update(closedDays)
      .set({ version, status, closedOn, state: restOf(document, members) })
      .where(and(eq(closedDays.authority, authority), eq(closedDays.closedDayId, closedDayId)))
    await keepCalendarVersions(transaction)
  },
}

/** Closed days, of one status where it is named, the latest day first, after the one with these sort values. */
export async function latestClosedDays(
  { db, authority }: Transaction,
  status: ClosedDayStatus | undefined,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<ClosedDayRow>[]> {
  const { closedOn, closedDayId } = closedDays
  const rows = await db
    .select(columns)
    .from(closedDays)
    .where(
      and(
        eq(closedDays.authority, authority),
        status === undefined ? undefined : eq(closedDays.status, status),
        after === undefined ? undefined : sql`(${closedOn}, ${closedDayId}) < (${after[0]}::date, ${after[1]})`,
      ),
    )
    .orderBy(desc(closedOn), desc(closedDayId))
    .limit(rowsMax)
  return rows.flatMap((row) => together([row]) ?? [])
}

function together([row]: Awaited<ReturnType<typeof findRow>>): StoredRow<ClosedDayRow> | undefined {
  if (row === undefined) return undefined
  const { version, state, recordedAt, ...held } = row
  return { version, state: { ...state, ...held }, recordedAt }
}
