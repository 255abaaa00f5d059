import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Risk, RiskStatus } from '@concert/domain/risk/state'
import { and, desc, eq, lte, ne, sql } from 'drizzle-orm'
import { risks } from './tables.ts'

export interface RiskRow {
  readonly version: number
  readonly state: Risk
  readonly identifiedAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: risks.authority,
  riskId: risks.riskId,
  status: risks.status,
  personId: risks.personId,
  identifierScheme: risks.identifierScheme,
  identifierValue: risks.identifierValue,
  isBlocking: risks.isBlocking,
  ownerId: risks.ownerId,
  reviewOn: risks.reviewOn,
}
const columns = { version: risks.version, state: risks.state, identifiedAt: risks.identifiedAt, ...members }
const byId = and(eq(risks.authority, sql.placeholder('authority')), eq(risks.riskId, sql.placeholder('riskId')))
const findRow = statement('personnel-risk-find', (db) => db.select(columns).from(risks).where(byId))
const lockRow = statement('personnel-risk-lock', (db) =>
  db.select(columns).from(risks).where(byId).for('no key update'),
)

/** The store of risks to impartiality. */
export const riskStore: CaseStore<RiskRow> = {
  find: async (transaction, riskId) => first(await findRow(transaction, { authority: transaction.authority, riskId })),
  lock: async (transaction, riskId) => first(await lockRow(transaction, { authority: transaction.authority, riskId })),
  insert: async (transaction, { version, state, document, identifiedAt }) => {
    const { authority, riskId, status, personId, identifierScheme, identifierValue, isBlocking, ownerId, reviewOn } =
      state
    const held = {
      authority,
      riskId,
      status,
      personId,
      identifierScheme,
      identifierValue,
      isBlocking,
      ownerId,
      reviewOn,
    }
    await transaction.db.insert(risks).values({ ...held, version, state: restOf(document, members), identifiedAt })
    return true
  },
  update: async (transaction, { version, state, document }) => {
    const { authority, riskId, status, isBlocking, ownerId, reviewOn } = state
    await transaction.db
      .update(risks)
      .set({ version, status, isBlocking, ownerId, reviewOn, state: restOf(document, members) })
      .where(and(eq(risks.authority, authority), eq(risks.riskId, riskId)))
  },
}

export interface RiskFilter {
  readonly status?: RiskStatus | undefined
  readonly personId?: string | undefined
  /** Those that are not closed and are to be looked at again on this day or before. */
  readonly reviewBy?: string | undefined
}

/** Risks of these filters, newest first, after the one with these sort values. */
export async function newestRisks(
  transaction: Transaction,
  { status, personId, reviewBy }: RiskFilter,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<RiskRow>[]> {
  const { identifiedAt, riskId } = risks
  const rows = await transaction.db
    .select(columns)
    .from(risks)
    .where(
      and(
        eq(risks.authority, transaction.authority),
        status === undefined ? undefined : eq(risks.status, status),
        personId === undefined ? undefined : eq(risks.personId, personId),
        reviewBy === undefined ? undefined : and(ne(risks.status, 'closed'), lte(risks.reviewOn, reviewBy)),
        after === undefined ? undefined : sql`(${identifiedAt}, ${riskId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(identifiedAt), desc(riskId))
    .limit(rowsMax)
  return rows.map(together)
}

type Read = Awaited<ReturnType<typeof findRow>>[0]

function first([row]: Read[]): StoredRow<RiskRow> | undefined {
  return row === undefined ? undefined : together(row)
}

function together({ version, state, identifiedAt, ...held }: Read): StoredRow<RiskRow> {
  return { version, state: { ...state, ...held }, identifiedAt }
}
