import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { artefacts } from './tables.ts'

/** The digests of the evidence uploaded for an application. This service may not read the files. */
export async function evidenceOf(transaction: Transaction, applicationId: string): Promise<{ digest: string }[]> {
  return transaction.db
    .select({ digest: artefacts.digest })
    .from(artefacts)
    .where(and(eq(artefacts.authority, transaction.authority), eq(artefacts.applicationId, applicationId)))
    .orderBy(artefacts.digest)
}
