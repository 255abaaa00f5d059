import type { CaseStore } from '@concert/cases/case'
import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import type { Message } from '@concert/domain/correspondence/state'
import { and, desc, eq, sql } from 'drizzle-orm'
import { restOf } from '@concert/cases/rest-of'
import { correspondence } from './tables.ts'

export interface MessageRow {
  readonly version: number
  readonly state: Message
  readonly sentAt: string
}

/** The members of the state that are stored only in their own columns. */
const members = {
  authority: correspondence.authority,
  messageId: correspondence.messageId,
  applicationId: correspondence.applicationId,
  applicantId: correspondence.applicantId,
  kind: correspondence.kind,
  body: correspondence.body,
  certificateNumber: correspondence.certificateNumber,
}
const columns = {
  version: correspondence.version,
  state: correspondence.state,
  sentAt: correspondence.sentAt,
  ...members,
}
const findRow = statement('applications-message-find', (db) =>
  db
    .select(columns)
    .from(correspondence)
    .where(
      and(
        eq(correspondence.authority, sql.placeholder('authority')),
        eq(correspondence.messageId, sql.placeholder('messageId')),
      ),
    ),
)

/** The store of messages. A message never changes. */
export const messageStore: CaseStore<MessageRow> = {
  find,
  lock: find,
  insert: async (transaction, { version, state, document, sentAt }) => {
    const { status: _status, edition: _edition, ...held } = state
    await transaction.db.insert(correspondence).values({ ...held, version, state: restOf(document, members), sentAt })
    return true
  },
  update: () => Promise.reject(new Error('a message does not change')),
}

/** A message in lists, read only from its columns. */
export interface MessageShown {
  readonly messageId: string
  readonly applicationId: string
  readonly kind: Message['kind']
  readonly body: Message['body']
  readonly certificateNumber: string | null
  readonly sentAt: string
}

/** The messages of one application, newest first, after the one with these sort values. */
export async function listMessages(
  transaction: Transaction,
  applicationId: string,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<MessageShown[]> {
  const { authority, messageId, kind, body, certificateNumber, sentAt } = correspondence
  return transaction.db
    .select({ messageId, applicationId: correspondence.applicationId, kind, body, certificateNumber, sentAt })
    .from(correspondence)
    .where(
      and(
        eq(authority, transaction.authority),
        eq(correspondence.applicationId, applicationId),
        after === undefined ? undefined : sql`(${sentAt}, ${messageId}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(sentAt), desc(messageId))
    .limit(rowsMax)
}

async function find(transaction: Transaction, messageId: string) {
  const [row] = await findRow(transaction, { authority: transaction.authority, messageId })
  if (row === undefined) return undefined
  const { version, state, sentAt, ...held } = row
  return { version, state: { ...state, ...held }, sentAt }
}
