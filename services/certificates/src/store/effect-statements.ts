import type { EffectStatement } from '@concert/contracts/certificate-content'
import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq, max } from 'drizzle-orm'
import { effectStatements } from './tables.ts'

export type StoredStatement = typeof effectStatements.$inferSelect

export async function findStatement(
  transaction: Transaction,
  certificateNumber: string,
  sequence: number,
): Promise<StoredStatement | undefined> {
  const [row] = await transaction.db
    .select()
    .from(effectStatements)
    .where(isOf(transaction, certificateNumber, sequence))
  return row
}

/** The sequence of the newest statement on a certificate; 0 when there is none. */
export async function lastSequence(transaction: Transaction, certificateNumber: string): Promise<number> {
  const [row] = await transaction.db
    .select({ last: max(effectStatements.sequence) })
    .from(effectStatements)
    .where(
      and(
        eq(effectStatements.authority, transaction.authority),
        eq(effectStatements.certificateNumber, certificateNumber),
      ),
    )
  return row?.last ?? 0
}

/** Stores what is to be signed; the signature comes after it. */
export async function insertStatement(transaction: Transaction, payload: EffectStatement): Promise<void> {
  const { certificateNumber, sequence, certificateDigest } = payload
  await transaction.db.insert(effectStatements).values({
    authority: transaction.authority,
    certificateNumber,
    sequence,
    certificateDigest,
    payload,
    storedAt: transaction.now,
  })
}

export async function storeSignedStatement(
  transaction: Transaction,
  certificateNumber: string,
  sequence: number,
  statement: string,
): Promise<void> {
  await transaction.db
    .update(effectStatements)
    .set({ statement })
    .where(isOf(transaction, certificateNumber, sequence))
}

function isOf(transaction: Transaction, certificateNumber: string, sequence: number) {
  return and(
    eq(effectStatements.authority, transaction.authority),
    eq(effectStatements.certificateNumber, certificateNumber),
    eq(effectStatements.sequence, sequence),
  )
}
