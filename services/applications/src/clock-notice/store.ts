import type { CaseStore } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { ClockNotice } from '@concert/domain/clock-notice/state'
import { and, eq, sql } from 'drizzle-orm'
import { clockNotices } from './tables.ts'

export interface ClockNoticeRow {
  readonly version: number
  readonly state: ClockNotice
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: clockNotices.authority,
  noticeId: clockNotices.noticeId,
  ofStream: clockNotices.ofStream,
  caseId: clockNotices.caseId,
  applicationId: clockNotices.applicationId,
  task: clockNotices.task,
  whoseMove: clockNotices.whoseMove,
  since: clockNotices.since,
  dueOn: clockNotices.dueOn,
  point: clockNotices.point,
}
const findRow = statement('applications-clock-notice-find', (db) =>
  db
    .select({ version: clockNotices.version, state: clockNotices.state, ...members })
    .from(clockNotices)
    .where(
      and(
        eq(clockNotices.authority, sql.placeholder('authority')),
        eq(clockNotices.noticeId, sql.placeholder('noticeId')),
      ),
    ),
)

/** The store of notices. A notice never changes. */
export const clockNoticeStore: CaseStore<ClockNoticeRow> = {
  find,
  lock: find,
  insert: async (transaction, { version, state, document }) => {
    const { status: _status, ...held } = state
    await transaction.db.insert(clockNotices).values({ ...held, version, state: restOf(document, members) })
    return true
  },
  update: () => Promise.reject(new Error('a notice does not change')),
}

async function find(transaction: Transaction, noticeId: string) {
  const [row] = await findRow(transaction, { authority: transaction.authority, noticeId })
  if (row === undefined) return undefined
  const { version, state, ...held } = row
  return { version, state: { ...state, ...held } }
}
