import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { GroupLink } from '@concert/domain/group-link/state'
import { normaliseIdentifier } from '@concert/domain/identifiers/identifier-check'
import { and, desc, eq, or, sql } from 'drizzle-orm'
import { groupLinks } from './tables.ts'

export interface GroupLinkRow {
  readonly version: number
  readonly state: GroupLink
  readonly recordedAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: groupLinks.authority,
  linkId: groupLinks.linkId,
  status: groupLinks.status,
  kind: groupLinks.kind,
  oneScheme: groupLinks.oneScheme,
  oneValue: groupLinks.oneValue,
  otherScheme: groupLinks.otherScheme,
  otherValue: groupLinks.otherValue,
  endedOn: groupLinks.endedOn,
}
const columns = { version: groupLinks.version, state: groupLinks.state, recordedAt: groupLinks.recordedAt, ...members }
const byId = and(
  eq(groupLinks.authority, sql.placeholder('authority')),
  eq(groupLinks.linkId, sql.placeholder('linkId')),
)
const findRow = statement('personnel-group-link-find', (db) => db.select(columns).from(groupLinks).where(byId))
const lockRow = statement('personnel-group-link-lock', (db) =>
  db.select(columns).from(groupLinks).where(byId).for('no key update'),
)

/** The store of links between organisations. */
export const groupLinkStore: CaseStore<GroupLinkRow> = {
  find: async (transaction, linkId) => first(await findRow(transaction, { authority: transaction.authority, linkId })),
  lock: async (transaction, linkId) => first(await lockRow(transaction, { authority: transaction.authority, linkId })),
  insert: async (transaction, { version, state, document, recordedAt }) => {
    const { authority, linkId, status, kind, oneScheme, oneValue, otherScheme, otherValue } = state
    const link = { authority, linkId, version, status, kind, oneScheme, oneValue, otherScheme, otherValue }
    // Of two who record the same link at once the second finds it there.
    const { rowCount } = await transaction.db
      .insert(groupLinks)
      .values({ ...link, state: restOf(document, members), recordedAt })
      .onConflictDoNothing()
    return rowCount === 1
  },
  update: async (transaction, { version, state: { authority, linkId, status, endedOn }, document }) => {
    await transaction.db
      .update(groupLinks)
      .set({ version, status, endedOn, state: restOf(document, members) })
      .where(and(eq(groupLinks.authority, authority), eq(groupLinks.linkId, linkId)))
  },
}

/** Links of an identifier, or all, newest first, after the one with these sort values. */
export async function newestGroupLinks(
  transaction: Transaction,
  identifier: string | undefined,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<StoredRow<GroupLinkRow>[]> {
  const { recordedAt, linkId, oneValue, otherValue } = groupLinks
  const value = identifier === undefined ? undefined : normaliseIdentifier(identifier)
  const rows = await transaction.db
    .select(columns)
    .from(groupLinks)
    .where(
      and(
        eq(groupLinks.authority, transaction.authority),
        value === undefined ? undefined : or(eq(oneValue, value), eq(otherValue, value)),
        after === undefined ? undefined : sql`(${recordedAt}, ${linkId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(recordedAt), desc(linkId))
    .limit(rowsMax)
  return rows.map(together)
}

type Read = Awaited<ReturnType<typeof findRow>>[0]

function first([row]: Read[]): StoredRow<GroupLinkRow> | undefined {
  return row === undefined ? undefined : together(row)
}

function together({ version, state, recordedAt, ...held }: Read): StoredRow<GroupLinkRow> {
  return { version, state: { ...state, ...held }, recordedAt }
}
