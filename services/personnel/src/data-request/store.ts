import type { CaseRow, CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { DataRequest, DataRequestStatus } from '@concert/domain/data-request/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { dataRequests } from './tables.ts'

/** A request, with what the person wrote, which is in no event. */
export interface DataRequestRow extends CaseRow<DataRequest> {
  readonly statement: string | null
  readonly openedAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: dataRequests.authority,
  requestId: dataRequests.requestId,
  status: dataRequests.status,
  personId: dataRequests.personId,
  asks: dataRequests.asks,
}
const columns = {
  version: dataRequests.version,
  state: dataRequests.state,
  statement: dataRequests.statement,
  openedAt: dataRequests.openedAt,
  ...members,
}
const byId = and(
  eq(dataRequests.authority, sql.placeholder('authority')),
  eq(dataRequests.requestId, sql.placeholder('requestId')),
)
const findRow = statement('personnel-data-request-find', (db) => db.select(columns).from(dataRequests).where(byId))
const lockRow = statement('personnel-data-request-lock', (db) =>
  db.select(columns).from(dataRequests).where(byId).for('no key update'),
)

/** The store of requests. */
export const dataRequestStore: CaseStore<DataRequestRow> = {
  find: async (transaction, requestId) =>
    first(await findRow(transaction, { authority: transaction.authority, requestId })),
  lock: async (transaction, requestId) =>
    first(await lockRow(transaction, { authority: transaction.authority, requestId })),
  insert: async (transaction, { version, state, document, statement: said, openedAt }) => {
    const { authority, requestId, status, personId, asks } = state
    await transaction.db.insert(dataRequests).values({
      authority,
      requestId,
      version,
      status,
      personId,
      asks,
      statement: said,
      state: restOf(document, members),
      openedAt,
    })
    return true
  },
  update: async (transaction, { version, state: { authority, requestId, status }, document }) => {
    await transaction.db
      .update(dataRequests)
      .set({ version, status, state: restOf(document, members) })
      .where(and(eq(dataRequests.authority, authority), eq(dataRequests.requestId, requestId)))
  },
}

/** Requests of one person, or in one state, newest first, after the one with these sort values. */
export async function newestRequests(
  { db, authority }: Transaction,
  filter: { readonly personId?: string | undefined; readonly status?: DataRequestStatus | undefined },
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<DataRequestRow>[]> {
  const { openedAt, requestId, personId, status } = dataRequests
  const rows = await db
    .select(columns)
    .from(dataRequests)
    .where(
      and(
        eq(dataRequests.authority, authority),
        filter.personId === undefined ? undefined : eq(personId, filter.personId),
        filter.status === undefined ? undefined : eq(status, filter.status),
        after === undefined ? undefined : sql`(${openedAt}, ${requestId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(openedAt), desc(requestId))
    .limit(rowsMax)
  return rows.map(together)
}

type Read = Awaited<ReturnType<typeof findRow>>[0]

function first([row]: Read[]): StoredRow<DataRequestRow> | undefined {
  return row === undefined ? undefined : together(row)
}

function together(row: Read): StoredRow<DataRequestRow> {
  const { version, state, statement: said, openedAt, ...held } = row
  return { version, state: { ...state, ...held }, statement: said, openedAt }
}
