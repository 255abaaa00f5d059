import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { intents } from './tables.ts'

/** What of an intent is signed: its bytes, with the digest under which they were stored. */
export async function findStoredContent(transaction: Transaction, certificateNumber: string) {
  const [row] = await transaction.db
    .select({ contentBytes: intents.contentBytes, certificateDigest: intents.certificateDigest })
    .from(intents)
    .where(and(eq(intents.authority, transaction.authority), eq(intents.certificateNumber, certificateNumber)))
  return row
}
