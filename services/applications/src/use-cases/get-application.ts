import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import { type ApplicationRecord, findApplication } from '#store/applications.ts'

/** @throws RefusedRequest 404 */
export async function getApplication(transaction: Transaction, applicationId: string): Promise<ApplicationRecord> {
  return (await findApplication(transaction, applicationId)) ?? notFound('application')
}
