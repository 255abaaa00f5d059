import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { inbound } from './tables.ts'

export type InboundRecord = typeof inbound.$inferSelect

/** Writes the envelope unless its sender has used this id before; returns whether it did. */
export async function insertInbound(transaction: Transaction, record: InboundRecord): Promise<boolean> {
  const { authority, from, envelopeId } = inbound
  const inserted = await transaction.db
    .insert(inbound)
    .values(record)
    .onConflictDoNothing({ target: [authority, from, envelopeId] })
    .returning({ envelopeId: inbound.envelopeId })
  return inserted.length === 1
}

/** What the sender sent with this id before. */
export async function findInbound(
  transaction: Transaction,
  { from, envelopeId }: Pick<InboundRecord, 'from' | 'envelopeId'>,
): Promise<InboundRecord | undefined> {
  const [record] = await transaction.db
    .select()
    .from(inbound)
    .where(
      and(eq(inbound.authority, transaction.authority), eq(inbound.from, from), eq(inbound.envelopeId, envelopeId)),
    )
  return record
}
