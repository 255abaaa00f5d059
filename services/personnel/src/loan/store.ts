import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Loan, LoanStatus } from '@concert/domain/loan/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { loans } from './tables.ts'

export interface LoanRow {
  readonly version: number
  readonly state: Loan
  readonly openedAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: loans.authority,
  loanId: loans.loanId,
  status: loans.status,
  borrower: loans.borrower,
  lender: loans.lender,
  function: loans.function,
  seat: loans.seat,
  validFrom: loans.validFrom,
  validUntil: loans.validUntil,
  personId: loans.personId,
}
const columns = { version: loans.version, state: loans.state, openedAt: loans.openedAt, ...members }
const byId = and(eq(loans.authority, sql.placeholder('authority')), eq(loans.loanId, sql.placeholder('loanId')))
const findRow = statement('personnel-loan-find', (db) => db.select(columns).from(loans).where(byId))
const lockRow = statement('personnel-loan-lock', (db) =>
  db.select(columns).from(loans).where(byId).for('no key update'),
)

/** The store of loans. What ends with one is ended by the database. */
export const loanStore: CaseStore<LoanRow> = {
  find: async (transaction, loanId) => first(await findRow(transaction, keyOf(transaction, loanId))),
  lock: async (transaction, loanId) => first(await lockRow(transaction, keyOf(transaction, loanId))),
  insert: async (transaction, { version, state, document, openedAt }) => {
    const { rowCount } = await transaction.db
      .insert(loans)
      .values({
        authority: state.authority,
        loanId: state.loanId,
        version,
        status: state.status,
        borrower: state.borrower,
        lender: state.lender,
        function: state.function,
        seat: state.seat,
        validFrom: state.validFrom,
        validUntil: state.validUntil,
        personId: state.personId,
        state: restOf(document, members),
        openedAt,
      })
      .onConflictDoNothing({ target: [loans.authority, loans.loanId] })
    return rowCount === 1
  },
  update: async (transaction, { version, state: { authority, loanId, status, personId }, document }) => {
    await transaction.db
      .update(loans)
      .set({ version, status, personId, state: restOf(document, members) })
      .where(and(eq(loans.authority, authority), eq(loans.loanId, loanId)))
  },
}

/** Loans to this authority and by it, of a status where one is given, newest first, after the one with these sort values. */
export async function newestLoans(
  { db, authority }: Transaction,
  status: LoanStatus | undefined,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<LoanRow>[]> {
  const { openedAt, loanId } = loans
  const rows = await db
    .select(columns)
    .from(loans)
    .where(
      and(
        eq(loans.authority, authority),
        status === undefined ? undefined : eq(loans.status, status),
        after === undefined ? undefined : sql`(${openedAt}, ${loanId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(openedAt), desc(loanId))
    .limit(rowsMax)
  return rows.map(together)
}

function keyOf({ authority }: Transaction, loanId: string) {
  return { authority, loanId }
}

type Read = Awaited<ReturnType<typeof findRow>>[0]

function first([row]: Read[]): StoredRow<LoanRow> | undefined {
  return row === undefined ? undefined : together(row)
}

function together({ version, state, openedAt, ...held }: Read): StoredRow<LoanRow> {
  return { version, state: { ...state, ...held }, openedAt }
}
