import type { GeneralJws } from '@concert/contracts/certificate-content'
import { notFound } from '@concert/platform/refused-request'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import type { RegisteredCertificate } from './representation.ts'
import { certificates } from './tables.ts'

/** A certificate as it is registered, with the credential it rests on. */
export async function readEntry(
  pool: Pool,
  certificateNumber: string,
): Promise<{ document: RegisteredCertificate; credential: GeneralJws } | undefined> {
  const rows = await drizzle(pool)
    .select({ document: certificates.document, credential: certificates.credential })
    .from(certificates)
    .where(eq(certificates.certificateNumber, certificateNumber))
  return rows[0]
}

/**
 * The credential with every signature.
 *
 * @throws RefusedRequest 404
 */
export async function readCredential(pool: Pool, certificateNumber: string): Promise<GeneralJws> {
  const entry = (await readEntry(pool, certificateNumber)) ?? notFound('certificate')
  return entry.credential
}
