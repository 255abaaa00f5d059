import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { applications } from './tables.ts'

/** The applicant and the status of an application, if the wall of this transaction makes it visible. */
export async function findApplication(transaction: Transaction, applicationId: string) {
  const [record] = await transaction.db
    .select({ applicantId: applications.applicantId, status: applications.status })
    .from(applications)
    .where(and(eq(applications.authority, transaction.authority), eq(applications.applicationId, applicationId)))
  return record
}
