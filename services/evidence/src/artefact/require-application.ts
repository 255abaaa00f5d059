import type { Transaction } from '@concert/db/authority-transaction'
import { notFound } from '@concert/platform/refused-request'
import { and, eq } from 'drizzle-orm'
import { applications } from './tables.ts'

/**
 * Whose the application is, how far it has come and by which edition, when the wall of this transaction lets it be seen.
 *
 * @throws RefusedRequest 404
 */
export async function requireApplication(transaction: Transaction, applicationId: string) {
  const [record] = await transaction.db
    .select({
      applicantId: applications.applicantId,
      status: applications.status,
      edition: applications.edition,
      submissions: applications.submissions,
    })
    .from(applications)
    .where(and(eq(applications.authority, transaction.authority), eq(applications.applicationId, applicationId)))
  return record ?? notFound('application')
}
