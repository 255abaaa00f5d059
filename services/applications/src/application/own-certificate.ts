import type { Transaction } from '@concert/db/authority-transaction'
import { statement } from '@concert/db/statement'
import { and, eq, sql } from 'drizzle-orm'
import { applications, ownCertificates } from './tables.ts'

const find = statement('applications-own-certificate', (db) =>
  db
    .select({ organisationId: applications.organisationId })
    .from(ownCertificates)
    .innerJoin(
      applications,
      and(
        eq(applications.authority, ownCertificates.authority),
        eq(applications.applicationId, ownCertificates.applicationId),
      ),
    )
    .where(
      and(
        eq(ownCertificates.authority, sql.placeholder('authority')),
        eq(ownCertificates.certificateNumber, sql.placeholder('certificateNumber')),
      ),
    ),
)

/** Whether a certificate was issued to the calling applicant for this organisation; the wall hides those of others. */
export async function isOwnCertificate(
  transaction: Transaction,
  certificateNumber: string,
  organisationId: string,
): Promise<boolean> {
  const [certificate] = await find(transaction, { authority: transaction.authority, certificateNumber })
  return certificate?.organisationId === organisationId
}
