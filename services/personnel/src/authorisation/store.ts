import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Administrator } from '@concert/domain/authorisation/commands'
import type { AuthorisationGrant, AuthorisationStatus } from '@concert/domain/authorisation/state'
import type { StaffRole } from '@concert/domain/roles'
import type { Party } from '@concert/domain/transfer-basis/transfer-basis'
import { and, desc, eq, sql } from 'drizzle-orm'
import { administratorsSql } from './administrators.ts'
import { grants } from './tables.ts'

/** An authorisation, and what decides which of its actions can be offered. */
export interface AuthorisationRow {
  readonly version: number
  readonly state: AuthorisationGrant
  readonly openedAt: string
  readonly administrators: readonly Administrator[]
  readonly readAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: grants.authority,
  grantId: grants.grantId,
  status: grants.status,
  personId: grants.personId,
  function: grants.function,
  office: sql<Party | null>`case when ${grants.officePlace} is not null then jsonb_build_object(
    'entity', ${grants.officeEntity}, 'place', ${grants.officePlace}, 'city', ${grants.officeCity}) end`.as('office'),
  validFrom: grants.validFrom,
  validUntil: grants.validUntil,
  undertakingOn: grants.undertakingOn,
  proposedBy: grants.proposedBy,
  loanId: grants.loanId,
}
const columns = {
  version: grants.version,
  state: grants.state,
  openedAt: grants.openedAt,
  administrators: administratorsSql.as('administrators'),
  ...members,
}
const byId = and(eq(grants.authority, sql.placeholder('authority')), eq(grants.grantId, sql.placeholder('grantId')))
const findRow = statement('personnel-grant-find', (db) => db.select(columns).from(grants).where(byId))
const lockRow = statement('personnel-grant-lock', (db) =>
  db.select(columns).from(grants).where(byId).for('no key update'),
)
/** What one of before proposals has not said in words. */
const unsaid = { schemaVersion: 1, reason: null, founding: false, suspensionReason: null, resumption: null, end: null }

/** The store of authorisations. The periods in which they are in force are written as proofs. */
export const authorisationStore: CaseStore<AuthorisationRow> = {
  find: async (transaction, grantId) => first(transaction, await findRow(transaction, keyOf(transaction, grantId))),
  lock: async (transaction, grantId) => first(transaction, await lockRow(transaction, keyOf(transaction, grantId))),
  insert: async (transaction, { version, state, document, openedAt }) => {
    const { authority, grantId, status, personId, function: of, office, validFrom, validUntil } = state
    await transaction.db.insert(grants).values({
      authority,
      grantId,
      version,
      status,
      personId,
      function: of,
      officePlace: office?.place ?? null,
      officeCity: office?.city ?? null,
      officeEntity: office?.entity ?? null,
      validFrom,
      validUntil,
      undertakingOn: state.undertakingOn,
      proposedBy: state.proposedBy,
      loanId: state.loanId,
      state: restOf(document, members),
      openedAt,
    })
    return true
  },
  update: async (transaction, { version, state: { authority, grantId, status }, document }) => {
    await transaction.db
      .update(grants)
      .set({ version, status, state: restOf(document, members) })
      .where(and(eq(grants.authority, authority), eq(grants.grantId, grantId)))
  },
}

export interface GrantFilter {
  readonly personId?: string | undefined
  readonly function?: StaffRole | undefined
  readonly status?: AuthorisationStatus | undefined
}

/** Authorisations of these filters, newest first, after the one with these sort values. */
export async function newestGrants(
  transaction: Transaction,
  filter: GrantFilter,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<AuthorisationRow>[]> {
  const { openedAt, grantId, personId, status } = grants
  const rows = await transaction.db
    .select(columns)
    .from(grants)
    .where(
      and(
        eq(grants.authority, transaction.authority),
        filter.personId === undefined ? undefined : eq(personId, filter.personId),
        filter.function === undefined ? undefined : eq(grants.function, filter.function),
        filter.status === undefined ? undefined : eq(status, filter.status),
        after === undefined ? undefined : sql`(${openedAt}, ${grantId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(openedAt), desc(grantId))
    .limit(rowsMax)
  return rows.map((row) => together(transaction, row))
}

function keyOf({ authority }: Transaction, grantId: string) {
  return { authority, grantId }
}

type Read = Awaited<ReturnType<typeof findRow>>[0]

function first(transaction: Transaction, [row]: Read[]): StoredRow<AuthorisationRow> | undefined {
  return row === undefined ? undefined : together(transaction, row)
}

function together({ now }: Transaction, row: Read): StoredRow<AuthorisationRow> {
  const { version, state, openedAt, administrators, ...held } = row
  return { version, state: { ...unsaid, ...state, ...held }, openedAt, administrators, readAt: now }
}
