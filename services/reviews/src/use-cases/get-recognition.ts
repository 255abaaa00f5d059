import type { Transaction } from '@concert/db'
import { notFound } from '@concert/platform'
import { findRecognition, type StoredRecognition } from '#store/recognitions.ts'

/** @throws RefusedRequest 404 */
export async function getRecognition(transaction: Transaction, recognitionId: string): Promise<StoredRecognition> {
  return (await findRecognition(transaction, recognitionId)) ?? notFound('recognition')
}
