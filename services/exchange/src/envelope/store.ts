import type { CaseStore, StoredRow } from '@concert/cases/case'
import { restOf } from '@concert/cases/rest-of'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Envelope, EnvelopeType } from '@concert/domain/envelope/state'
import type { Authority } from '@concert/domain/jurisdictions'
import { and, eq, sql } from 'drizzle-orm'
import { inbound, outbound } from './tables.ts'

/** An envelope to another authority, with what was signed. `key` names the intention that it was made of. */
export interface OutboundRow {
  readonly version: number
  readonly state: Envelope
  readonly key: string
  readonly statement: string
  readonly queuedAt: string
  readonly deliveredAt: string | null
}

/** An envelope of another authority, with what that authority signed. */
export interface InboundRow {
  readonly version: number
  readonly state: Envelope
  readonly statement: string
  readonly receivedAt: string
}

// The members of the state that lie in columns of their own, and nowhere else.
const outboundMembers = {
  authority: outbound.authority,
  envelopeId: outbound.envelopeId,
  to: outbound.to,
  envelopeType: outbound.envelopeType,
}
const inboundMembers = {
  authority: inbound.authority,
  envelopeId: inbound.envelopeId,
  from: inbound.from,
  envelopeType: inbound.envelopeType,
}
const outboundColumns = {
  version: outbound.version,
  state: outbound.state,
  key: outbound.key,
  statement: outbound.statement,
  queuedAt: outbound.queuedAt,
  deliveredAt: outbound.deliveredAt,
  ...outboundMembers,
}
const inboundColumns = {
  version: inbound.version,
  state: inbound.state,
  statement: inbound.statement,
  receivedAt: inbound.receivedAt,
  ...inboundMembers,
}

const outboundById = and(
  eq(outbound.authority, sql.placeholder('authority')),
  eq(outbound.envelopeId, sql.placeholder('envelopeId')),
)
const findOutbound = statement('exchange-outbound-find', (db) =>
  db.select(outboundColumns).from(outbound).where(outboundById),
)
const lockOutbound = statement('exchange-outbound-lock', (db) =>
  db.select(outboundColumns).from(outbound).where(outboundById).for('update'),
)
const findByIntention = statement('exchange-outbound-find-by-intention', (db) =>
  db
    .select(outboundColumns)
    .from(outbound)
    .where(
      and(
        eq(outbound.authority, sql.placeholder('authority')),
        eq(outbound.to, sql.placeholder('to')),
        eq(outbound.envelopeType, sql.placeholder('envelopeType')),
        eq(outbound.key, sql.placeholder('key')),
      ),
    ),
)
const findInbound = statement('exchange-inbound-find', (db) =>
  db
    .select(inboundColumns)
    .from(inbound)
    .where(
      and(
        eq(inbound.authority, sql.placeholder('authority')),
        eq(inbound.from, sql.placeholder('from')),
        eq(inbound.envelopeId, sql.placeholder('envelopeId')),
      ),
    ),
)

/** Envelopes to other authorities; one intention makes one envelope. */
export const outboundStore: CaseStore<OutboundRow> = {
  lock: async (transaction, envelopeId) => {
    const [row] = await lockOutbound(transaction, { authority: transaction.authority, envelopeId })
    return row === undefined ? undefined : outboundRow(row)
  },
  find: async (transaction, envelopeId) => {
    const [row] = await findOutbound(transaction, { authority: transaction.authority, envelopeId })
    return row === undefined ? undefined : outboundRow(row)
  },
  insert: async (transaction, { version, state, document, key, statement: signed, queuedAt, deliveredAt }) => {
    const { authority, envelopeId, to, envelopeType } = state
    const row = { authority, envelopeId, to, envelopeType, version, key, statement: signed, queuedAt, deliveredAt }
    const { rowCount } = await transaction.db
      .insert(outbound)
      .values({ ...row, state: restOf(document, outboundMembers) })
      .onConflictDoNothing({ target: [outbound.authority, outbound.to, outbound.envelopeType, outbound.key] })
    return rowCount === 1
  },
  update: async (transaction, { version, state, document, deliveredAt }) => {
    await transaction.db
      .update(outbound)
      .set({ version, deliveredAt, state: restOf(document, outboundMembers) })
      .where(and(eq(outbound.authority, transaction.authority), eq(outbound.envelopeId, state.envelopeId)))
  },
}

/** Envelopes of other authorities, named after sender and id; nothing changes one once it is received. */
export const inboundStore: CaseStore<InboundRow> = {
  lock: findByName,
  find: findByName,
  insert: async (transaction, { version, state, document, statement: signed, receivedAt }) => {
    const { authority, envelopeId, from, envelopeType } = state
    const { rowCount } = await transaction.db
      .insert(inbound)
      .values({
        authority,
        envelopeId,
        from,
        envelopeType,
        version,
        statement: signed,
        receivedAt,
        state: restOf(document, inboundMembers),
      })
      .onConflictDoNothing({ target: [inbound.authority, inbound.from, inbound.envelopeId] })
    return rowCount === 1
  },
  update: () => Promise.reject(new Error('a received envelope does not change')),
}

/** The envelope that was made of an intention before. */
export async function outboundOf(
  transaction: Transaction,
  intention: { readonly to: Authority; readonly envelopeType: EnvelopeType; readonly key: string },
): Promise<StoredRow<OutboundRow> | undefined> {
  const [row] = await findByIntention(transaction, { authority: transaction.authority, ...intention })
  return row === undefined ? undefined : outboundRow(row)
}

/** What its sender sent under this id before. */
export async function inboundOf(
  transaction: Transaction,
  sent: { readonly from: string; readonly envelopeId: string },
): Promise<StoredRow<InboundRow> | undefined> {
  const [row] = await findInbound(transaction, { authority: transaction.authority, ...sent })
  if (row === undefined) return undefined
  const { version, state, statement: signed, receivedAt, ...held } = row
  return { version, state: { ...state, ...held }, statement: signed, receivedAt }
}

function findByName(transaction: Transaction, name: string) {
  const at = name.indexOf('.')
  return inboundOf(transaction, { from: name.slice(0, at), envelopeId: name.slice(at + 1) })
}

function outboundRow(row: Awaited<ReturnType<typeof findOutbound>>[number]): StoredRow<OutboundRow> {
  const { version, state, key, statement: signed, queuedAt, deliveredAt, ...held } = row
  return { version, state: { ...state, ...held }, key, statement: signed, queuedAt, deliveredAt }
}
