import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import { findEvaluation, type StoredEvaluation } from '#store/evaluations.ts'

/** @throws RefusedRequest 404 for what does not exist or belongs to another applicant */
export async function getEvaluation(transaction: Transaction, evaluationId: string): Promise<StoredEvaluation> {
  return (await findEvaluation(transaction, evaluationId)) ?? notFound('evaluation')
}
