import type { EffectStatement } from '@concert/contracts/certificate-content'
import type { Transaction } from '@concert/db/authority-transaction'
import { and, asc, eq } from 'drizzle-orm'
import { effectStatements } from './tables.ts'

/** A statement as it was signed, as a compact JWS. */
export interface SignedStatement {
  readonly sequence: number
  readonly statement: string
}

/** What is stored to be signed under a number and sequence. */
export async function findStatement(transaction: Transaction, certificateNumber: string, sequence: number) {
  const [row] = await transaction.db
    .select({ payload: effectStatements.payload })
    .from(effectStatements)
    .where(isOf(transaction, certificateNumber, sequence))
  return row
}

/** What is signed on a certificate, in its order. */
export async function signedStatements(
  transaction: Transaction,
  certificateNumber: string,
): Promise<SignedStatement[]> {
  const rows = await transaction.db
    .select({ sequence: effectStatements.sequence, statement: effectStatements.statement })
    .from(effectStatements)
    .where(
      and(
        eq(effectStatements.authority, transaction.authority),
        eq(effectStatements.certificateNumber, certificateNumber),
      ),
    )
    .orderBy(asc(effectStatements.sequence))
  // A statement is stored and signed in one transaction.
  return rows.flatMap(({ sequence, statement }) => (statement === null ? [] : [{ sequence, statement }]))
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
  { sequence, statement }: SignedStatement,
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
