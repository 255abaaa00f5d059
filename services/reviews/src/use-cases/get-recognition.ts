import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import { findRecognition, type StoredRecognition } from '#store/recognitions.ts'

/** @throws RefusedRequest 404 */
export async function getRecognition(transaction: Transaction, recognitionId: string): Promise<StoredRecognition> {
  return (await findRecognition(transaction, recognitionId)) ?? notFound('recognition')
}
