import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { LegalHold } from '@concert/domain/legal-hold/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { legalHolds } from './tables.ts'

export interface LegalHoldRow {
  readonly version: number
  readonly state: LegalHold
  readonly placedAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: legalHolds.authority,
  holdId: legalHolds.holdId,
  applicationId: legalHolds.applicationId,
  status: legalHolds.status,
}
const columns = { version: legalHolds.version, state: legalHolds.state, placedAt: legalHolds.placedAt, ...members }
const byId = and(
  eq(legalHolds.authority, sql.placeholder('authority')),
  eq(legalHolds.holdId, sql.placeholder('holdId')),
)
const findRow = statement('evidence-legal-hold-find', (db) => db.select(columns).from(legalHolds).where(byId))
const lockRow = statement('evidence-legal-hold-lock', (db) =>
  db.select(columns).from(legalHolds).where(byId).for('update'),
)

/** The store of legal holds. */
export const legalHoldStore: CaseStore<LegalHoldRow> = {
  find: async (transaction, holdId) =>
    together(await findRow(transaction, { authority: transaction.authority, holdId })),
  lock: async (transaction, holdId) =>
    together(await lockRow(transaction, { authority: transaction.authority, holdId })),
  insert: async (transaction, { version, state, document, placedAt }) => {
    const { authority, holdId, applicationId, status } = state
    await transaction.db
      .insert(legalHolds)
      .values({ authority, holdId, applicationId, status, version, state: restOf(document, members), placedAt })
    return true
  },
  update: async (transaction, { version, state: { authority, holdId, status }, document }) => {
    await transaction.db
      .update(legalHolds)
      .set({ version, status, state: restOf(document, members) })
      .where(and(eq(legalHolds.authority, authority), eq(legalHolds.holdId, holdId)))
  },
}

/** Holds, of one application where it is named, newest first, after the one with these sort values. */
export async function newestLegalHolds(
  { db, authority }: Transaction,
  applicationId: string | undefined,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<LegalHoldRow>[]> {
  const { placedAt, holdId } = legalHolds
  const rows = await db
    .select(columns)
    .from(legalHolds)
    .where(
      and(
        eq(legalHolds.authority, authority),
        applicationId === undefined ? undefined : eq(legalHolds.applicationId, applicationId),
        after === undefined ? undefined : sql`(${placedAt}, ${holdId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(placedAt), desc(holdId))
    .limit(rowsMax)
  return rows.flatMap((row) => together([row]) ?? [])
}

function together([row]: Awaited<ReturnType<typeof findRow>>): StoredRow<LegalHoldRow> | undefined {
  if (row === undefined) return undefined
  const { version, state, placedAt, ...held } = row
  return { version, state: { ...state, ...held }, placedAt }
}
