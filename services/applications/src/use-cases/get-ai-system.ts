import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import { type AiSystemRecord, findAiSystem } from '#store/ai-systems.ts'

/** @throws RefusedRequest 404 */
export async function getAiSystem(transaction: Transaction, aiSystemId: string): Promise<AiSystemRecord> {
  return (await findAiSystem(transaction, aiSystemId)) ?? notFound('ai-system')
}
