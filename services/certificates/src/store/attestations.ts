import type { Transaction } from '@concert/db/authority-transaction'
import { and, eq } from 'drizzle-orm'
import { attestations } from './tables.ts'

export type StoredAttestation = Omit<typeof attestations.$inferSelect, 'authority'>

/** Every signature this cell holds over a certificate, its own and those of others. */
export async function attestationsOf(
  transaction: Transaction,
  certificateNumber: string,
): Promise<StoredAttestation[]> {
  return transaction.db
    .select({
      certificateNumber: attestations.certificateNumber,
      byAuthority: attestations.byAuthority,
      certificateDigest: attestations.certificateDigest,
      protected: attestations.protected,
      signature: attestations.signature,
      attestedAt: attestations.attestedAt,
    })
    .from(attestations)
    .where(
      and(eq(attestations.authority, transaction.authority), eq(attestations.certificateNumber, certificateNumber)),
    )
    .orderBy(attestations.byAuthority)
}

export async function insertAttestation(transaction: Transaction, attestation: StoredAttestation): Promise<void> {
  await transaction.db.insert(attestations).values({ ...attestation, authority: transaction.authority })
}
