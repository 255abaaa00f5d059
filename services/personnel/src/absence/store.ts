import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Absence, Deputy } from '@concert/domain/absence/state'
import { and, desc, eq, gte, lte, or, sql } from 'drizzle-orm'
import { absences } from './tables.ts'

/** An absence, and when it was entered. */
export interface AbsenceRow {
  readonly version: number
  readonly state: Absence
  readonly enteredAt: string
}

/** The members of the state that have columns of their own, and those that are rows of another table. */
const members = {
  authority: absences.authority,
  absenceId: absences.absenceId,
  status: absences.status,
  personId: absences.personId,
  fromOn: absences.fromOn,
  untilOn: absences.untilOn,
  deputies: sql<Deputy[]>`coalesce((
    select jsonb_agg(jsonb_build_object('function', one.function, 'deputyId', one.deputy_id) order by one.place)
    from personnel.absence_deputies one
    where one.authority = absences.authority and one.absence_id = absences.absence_id), '[]')`.as('deputies'),
}
const columns = { version: absences.version, state: absences.state, enteredAt: absences.enteredAt, ...members }
const byId = and(
  eq(absences.authority, sql.placeholder('authority')),
  eq(absences.absenceId, sql.placeholder('absenceId')),
)
const findRow = statement('personnel-absence-find', (db) => db.select(columns).from(absences).where(byId))
const lockRow = statement('personnel-absence-lock', (db) =>
  db.select({ absenceId: absences.absenceId }).from(absences).where(byId).for('no key update'),
)

/** The store of absences. Who stands in is written as a proof. */
export const absenceStore: CaseStore<AbsenceRow> = {
  find,
  // What is read beside the row is read after it was locked: a change of the same absence has waited.
  lock: async (transaction, absenceId) => {
    const locked = await lockRow(transaction, { authority: transaction.authority, absenceId })
    return locked.length === 0 ? undefined : find(transaction, absenceId)
  },
  insert: async (transaction, { version, state, document, enteredAt }) => {
    const { deputies: _rows, ...held } = state
    await transaction.db.insert(absences).values({ ...held, version, state: restOf(document, members), enteredAt })
    return true
  },
  update: async (transaction, { version, state: { authority, absenceId, status, untilOn }, document }) => {
    await transaction.db
      .update(absences)
      .set({ version, status, untilOn, state: restOf(document, members) })
      .where(and(eq(absences.authority, authority), eq(absences.absenceId, absenceId)))
  },
}

export interface AbsenceFilter {
  readonly personId?: string | undefined
  /** Away on this day, `YYYY-MM-DD`. */
  readonly on?: string | undefined
  /** Whose absence it is, or in which they stand in. */
  readonly concerning?: string | undefined
}

/** Absences of these filters, the latest first day first, after the one with these sort values. */
export async function latestAbsences(
  { db, authority }: Transaction,
  { personId, on, concerning }: AbsenceFilter,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<AbsenceRow>[]> {
  const { fromOn, absenceId } = absences
  const rows = await db
    .select(columns)
    .from(absences)
    .where(
      and(
        eq(absences.authority, authority),
        personId === undefined ? undefined : eq(absences.personId, personId),
        on === undefined ? undefined : and(lte(fromOn, on), gte(absences.untilOn, on)),
        concerning === undefined ? undefined : or(eq(absences.personId, concerning), standsIn(concerning)),
        after === undefined ? undefined : sql`(${fromOn}, ${absenceId}) < (${after[0]}::date, ${after[1]})`,
      ),
    )
    .orderBy(desc(fromOn), desc(absenceId))
    .limit(rowsMax)
  return rows.map(together)
}

function standsIn(deputyId: string) {
  return sql`exists (
    select from personnel.absence_deputies one
    where one.authority = absences.authority and one.absence_id = absences.absence_id and one.deputy_id = ${deputyId})`
}

async function find(transaction: Transaction, absenceId: string) {
  const [row] = await findRow(transaction, { authority: transaction.authority, absenceId })
  return row === undefined ? undefined : together(row)
}

function together(row: Awaited<ReturnType<typeof findRow>>[0]): StoredRow<AbsenceRow> {
  const { version, state, enteredAt, ...held } = row
  return { version, state: { ...state, ...held }, enteredAt }
}
