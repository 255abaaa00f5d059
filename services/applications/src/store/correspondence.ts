import type { Transaction } from '@concert/db/authority-transaction'
import { and, desc, eq, sql } from 'drizzle-orm'
import { correspondence } from './tables.ts'

export type MessageRecord = typeof correspondence.$inferSelect

export async function insertMessage(transaction: Transaction, record: MessageRecord): Promise<void> {
  await transaction.db.insert(correspondence).values(record)
}

/** The messages of one application, newest first, after the one with these sort values. */
export async function listMessages(
  transaction: Transaction,
  applicationId: string,
  after: readonly string[] | undefined,
  rowsMax: number,
): Promise<MessageRecord[]> {
  const { authority, sentAt, messageId } = correspondence
  return transaction.db
    .select()
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
