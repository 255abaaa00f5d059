import type { CaseStore } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { ClockRecount } from '@concert/domain/clock-recount/state'
import { and, eq, sql } from 'drizzle-orm'
import { clockRecounts } from './tables.ts'

export interface ClockRecountRow {
  readonly version: number
  readonly state: ClockRecount
  readonly recountedAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = { authority: clockRecounts.authority, recountId: clockRecounts.recountId }
const findRow = statement('applications-clock-recount-find', (db) =>
  db
    .select({
      version: clockRecounts.version,
      state: clockRecounts.state,
      recountedAt: clockRecounts.recountedAt,
      ...members,
    })
    .from(clockRecounts)
    .where(
      and(
        eq(clockRecounts.authority, sql.placeholder('authority')),
        eq(clockRecounts.recountId, sql.placeholder('recountId')),
      ),
    ),
)

/** The store of recounts. A recount never changes. */
export const clockRecountStore: CaseStore<ClockRecountRow> = {
  find,
  lock: find,
  insert: async (transaction, { version, state: { authority, recountId }, document, recountedAt }) => {
    await transaction.db
      .insert(clockRecounts)
      .values({ authority, recountId, version, recountedAt, state: restOf(document, members) })
    return true
  },
  update: () => Promise.reject(new Error('a recount does not change')),
}

async function find(transaction: Transaction, recountId: string) {
  const [row] = await findRow(transaction, { authority: transaction.authority, recountId })
  if (row === undefined) return undefined
  const { version, state, recountedAt, ...held } = row
  return { version, state: { ...state, ...held }, recountedAt }
}
