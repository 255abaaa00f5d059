import type { CaseRow, CaseStore, StoredRow } from '@concert/cases/case'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { IdentifierScheme } from '@concert/domain/identifiers/check-identifier'
import type { Organisation } from '@concert/domain/organisation/state'
import { and, eq, sql } from 'drizzle-orm'
import { restOf } from '@concert/cases/rest-of'
import { type ClaimStatement, type Contact, organisationConflicts, organisations } from './tables.ts'

/** An organisation: its state, and its personal data, which must not be in events: these are kept for ever. */
export interface OrganisationRow extends CaseRow<Organisation> {
  readonly address: string
  readonly contact: Contact
  readonly claimStatement: ClaimStatement | null
  readonly registeredAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: organisations.authority,
  organisationId: organisations.organisationId,
  applicantId: organisations.applicantId,
  names: organisations.names,
  place: organisations.place,
  identifierScheme: organisations.identifierScheme,
  identifierValue: organisations.identifierValue,
  lei: organisations.lei,
  status: organisations.status,
}
const columns = {
  version: organisations.version,
  state: organisations.state,
  address: organisations.address,
  contact: organisations.contact,
  claimStatement: organisations.claimStatement,
  registeredAt: organisations.registeredAt,
  ...members,
}
const byId = and(
  eq(organisations.authority, sql.placeholder('authority')),
  eq(organisations.organisationId, sql.placeholder('organisationId')),
)
const findRow = statement('applications-organisation-find', (db) => db.select(columns).from(organisations).where(byId))
const lockRow = statement('applications-organisation-lock', (db) =>
  db.select(columns).from(organisations).where(byId).for('update'),
)
const updateRow = statement('applications-organisation-update', (db) =>
  db
    .update(organisations)
    .set({
      version: sql`${sql.placeholder('version')}`,
      status: sql`${sql.placeholder('status')}`,
      state: sql`${sql.placeholder('state')}::jsonb`,
      claimStatement: sql`${sql.placeholder('claimStatement')}::jsonb`,
    })
    .where(byId),
)
const findByIdentifier = statement('applications-organisation-find-by-identifier', (db) =>
  db
    .select(columns)
    .from(organisations)
    .where(
      and(
        eq(organisations.authority, sql.placeholder('authority')),
        eq(organisations.applicantId, sql.placeholder('applicantId')),
        eq(organisations.identifierScheme, sql.placeholder('scheme')),
        eq(organisations.identifierValue, sql.placeholder('value')),
      ),
    ),
)

/** The store of organisations. What identifies a registered organisation never changes. */
export const organisationStore: CaseStore<OrganisationRow> = {
  find,
  lock: async (transaction, organisationId) => {
    const [row] = await lockRow(transaction, { authority: transaction.authority, organisationId })
    return row === undefined ? undefined : together(row)
  },
  insert: async (transaction, { version, state, document, address, contact, claimStatement, registeredAt }) => {
    const { declarations: _rest, ...held } = state
    const { rowCount } = await transaction.db
      .insert(organisations)
      .values({ ...held, version, state: restOf(document, members), address, contact, claimStatement, registeredAt })
      .onConflictDoNothing()
    return rowCount === 1
  },
  update: async (transaction, { version, state, document, claimStatement }) => {
    const { authority, organisationId, status } = state
    const rest = restOf(document, members)
    await updateRow(transaction, { authority, organisationId, version, status, state: rest, claimStatement })
  },
}

/** Records that a person declared a conflict with an organisation; declaring it again changes nothing. */
export async function insertOrganisationConflict(
  { db, authority, now: declaredAt }: Transaction,
  organisationId: string,
  personId: string,
): Promise<void> {
  await db
    .insert(organisationConflicts)
    .values({ authority, organisationId, personId, declaredAt })
    .onConflictDoNothing()
}

/** The applicant's organisation with this identifier. */
export async function organisationWith(
  transaction: Transaction,
  named: { readonly applicantId: string; readonly scheme: IdentifierScheme; readonly value: string },
): Promise<StoredRow<OrganisationRow> | undefined> {
  const [row] = await findByIdentifier(transaction, { authority: transaction.authority, ...named })
  return row === undefined ? undefined : together(row)
}

async function find(transaction: Transaction, organisationId: string) {
  const [row] = await findRow(transaction, { authority: transaction.authority, organisationId })
  return row === undefined ? undefined : together(row)
}

function together({
  version,
  state,
  address,
  contact,
  claimStatement,
  registeredAt,
  ...held
}: Awaited<ReturnType<typeof findRow>>[0]) {
  return { version, state: { ...state, ...held }, address, contact, claimStatement, registeredAt }
}
