import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { aiSystems } from './tables.ts'

export type AiSystemRecord = typeof aiSystems.$inferSelect

export async function insertAiSystem(transaction: Transaction, record: AiSystemRecord): Promise<void> {
  await transaction.db.insert(aiSystems).values(record)
}

/** The AI system, when the wall of this transaction lets it be seen. */
export async function findAiSystem(transaction: Transaction, aiSystemId: string): Promise<AiSystemRecord | undefined> {
  const [record] = await transaction.db
    .select()
    .from(aiSystems)
    .where(and(eq(aiSystems.authority, transaction.authority), eq(aiSystems.aiSystemId, aiSystemId)))
  return record
}
