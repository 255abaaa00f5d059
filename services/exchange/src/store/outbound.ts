import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { outbound } from './tables.ts'

export type OutboundRecord = typeof outbound.$inferSelect

/** Writes the envelope unless one of the same intention exists; returns whether it did. */
export async function insertOutbound(transaction: Transaction, record: OutboundRecord): Promise<boolean> {
  const { authority, to, type, key } = outbound
  const inserted = await transaction.db
    .insert(outbound)
    .values(record)
    .onConflictDoNothing({ target: [authority, to, type, key] })
    .returning({ envelopeId: outbound.envelopeId })
  return inserted.length === 1
}

export async function findOutbound(transaction: Transaction, envelopeId: string): Promise<OutboundRecord | undefined> {
  const [record] = await transaction.db.select().from(outbound).where(byId(transaction, envelopeId))
  return record
}

/** Like `findOutbound`, and locks the row until the transaction ends. */
export async function lockOutbound(transaction: Transaction, envelopeId: string): Promise<OutboundRecord | undefined> {
  const [record] = await transaction.db.select().from(outbound).where(byId(transaction, envelopeId)).for('update')
  return record
}

/** The envelope of an intention, if one exists. */
export async function findOutboundByKey(
  transaction: Transaction,
  { to, type, key }: Pick<OutboundRecord, 'to' | 'type' | 'key'>,
): Promise<OutboundRecord | undefined> {
  const [record] = await transaction.db
    .select()
    .from(outbound)
    .where(
      and(
        eq(outbound.authority, transaction.authority),
        eq(outbound.to, to),
        eq(outbound.type, type),
        eq(outbound.key, key),
      ),
    )
  return record
}

/** Marks an envelope that this transaction has locked as delivered. */
export async function markDelivered(
  transaction: Transaction,
  { envelopeId, version, deliveredAt }: Pick<OutboundRecord, 'envelopeId' | 'version' | 'deliveredAt'>,
): Promise<void> {
  await transaction.db.update(outbound).set({ version, deliveredAt }).where(byId(transaction, envelopeId))
}

function byId(transaction: Transaction, envelopeId: string) {
  return and(eq(outbound.authority, transaction.authority), eq(outbound.envelopeId, envelopeId))
}
