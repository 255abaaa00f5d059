import { statement } from '@concert/db/statement'
import type { Transaction } from '@concert/db/authority-transaction'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Authority } from '@concert/domain/jurisdictions'
import { attestations } from './tables.ts'

/** The signature of one authority over the content of a certificate. */
export interface StoredAttestation {
  readonly byAuthority: Authority
  readonly protected: string
  readonly signature: string
  readonly attestedAt: string
}

const select = statement('certificates-attestations', (db) =>
  db
    .select({
      byAuthority: attestations.byAuthority,
      protected: attestations.protected,
      signature: attestations.signature,
      attestedAt: attestations.attestedAt,
    })
    .from(attestations)
    .where(
      and(
        eq(attestations.authority, sql.placeholder('authority')),
        eq(attestations.certificateNumber, sql.placeholder('certificateNumber')),
      ),
    )
    .orderBy(asc(attestations.byAuthority)),
)

/** Every signature this cell holds over a certificate, its own and those of others, in the order of the authorities' codes. */
export async function attestationsOf(transaction: Transaction, certificateNumber: string) {
  return select(transaction, { authority: transaction.authority, certificateNumber })
}

/** Stores signatures of a stored intent; the database refuses one over another digest than the intent's. */
export async function insertAttestations(
  transaction: Transaction,
  of: { readonly certificateNumber: string; readonly certificateDigest: string },
  added: readonly StoredAttestation[],
): Promise<void> {
  const { authority } = transaction
  const { certificateNumber, certificateDigest } = of
  if (added.length === 0) return
  await transaction.db
    .insert(attestations)
    .values(added.map((one) => ({ ...one, authority, certificateNumber, certificateDigest })))
}
