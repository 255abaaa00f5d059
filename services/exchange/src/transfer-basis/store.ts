import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { RecordedBasis } from '@concert/domain/transfer-basis/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { transferBases } from './tables.ts'

export interface TransferBasisRow {
  readonly version: number
  readonly state: RecordedBasis
  readonly recordedAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: transferBases.authority,
  basisId: transferBases.basisId,
  status: transferBases.status,
  code: transferBases.code,
  contractVersion: transferBases.contractVersion,
  exporter: transferBases.exporter,
  recipient: transferBases.recipient,
  effectiveOn: transferBases.effectiveOn,
  validUntil: transferBases.validUntil,
  supersedes: transferBases.supersedes,
  filings: transferBases.filings,
  termination: transferBases.termination,
}
const columns = {
  version: transferBases.version,
  state: transferBases.state,
  recordedAt: transferBases.recordedAt,
  ...members,
}
const byId = and(
  eq(transferBases.authority, sql.placeholder('authority')),
  eq(transferBases.basisId, sql.placeholder('basisId')),
)
const findRow = statement('exchange-transfer-basis-find', (db) => db.select(columns).from(transferBases).where(byId))
const lockRow = statement('exchange-transfer-basis-lock', (db) =>
  db.select(columns).from(transferBases).where(byId).for('update'),
)

/** The store of transfer bases. */
export const transferBasisStore: CaseStore<TransferBasisRow> = {
  find: async (transaction, basisId) =>
    together(await findRow(transaction, { authority: transaction.authority, basisId })),
  lock: async (transaction, basisId) =>
    together(await lockRow(transaction, { authority: transaction.authority, basisId })),
  insert: async (transaction, { version, state, document, recordedAt }) => {
    const { purposes, methods, categories } = state
    const lists = { purposes: [...purposes], methods: [...methods], categories: [...categories] }
    await transaction.db
      .insert(transferBases)
      .values({ ...state, ...lists, version, state: restOf(document, members), recordedAt })
    return true
  },
  update: async (transaction, { version, state, document }) => {
    const { authority, basisId, status, filings, termination } = state
    await transaction.db
      .update(transferBases)
      .set({ version, status, filings, termination, state: restOf(document, members) })
      .where(and(eq(transferBases.authority, authority), eq(transferBases.basisId, basisId)))
  },
}

/** Bases, newest first, after the one with these sort values. */
export async function newestTransferBases(
  { db, authority }: Transaction,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<TransferBasisRow>[]> {
  const { recordedAt, basisId } = transferBases
  const rows = await db
    .select(columns)
    .from(transferBases)
    .where(
      and(
        eq(transferBases.authority, authority),
        after === undefined ? undefined : sql`(${recordedAt}, ${basisId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(recordedAt), desc(basisId))
    .limit(rowsMax)
  return rows.flatMap((row) => together([row]) ?? [])
}

function together([row]: Awaited<ReturnType<typeof findRow>>): StoredRow<TransferBasisRow> | undefined {
  if (row === undefined) return undefined
  const { version, state, recordedAt, ...held } = row
  return { version, state: { ...state, ...held }, recordedAt }
}
