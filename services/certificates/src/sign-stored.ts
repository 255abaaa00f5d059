import { digestHex } from '@concert/credentials/canonical'
import { attest } from '@concert/credentials/signed-credential'
import type { Signer } from '@concert/credentials/signer'
import { signStatement } from '@concert/credentials/statement'
import type { JwsSignature } from '@concert/credentials/strict-jws'
import type { Transaction } from '@concert/db/authority-transaction'
import { findStatement } from '#effect-statement/statements.ts'
import { findStoredContent } from '#intent/stored-content.ts'

/** The only use of an authority's certificate key: to sign what the intent tables hold. */
export interface StoredSigning {
  /** @throws Error when no intent of this number is stored */
  signIntent(transaction: Transaction, certificateNumber: string): Promise<JwsSignature>
  /** @throws Error when no statement of this number and sequence is stored */
  signEffect(transaction: Transaction, certificateNumber: string, sequence: number): Promise<string>
}

/**
 * Closes over the signer, so that nothing else in the service can reach it: a caller names a row, and the bytes that are signed
 * are read from that row, whatever the caller holds.
 */
export function createStoredSigning(signer: Signer): StoredSigning {
  return {
    async signIntent(transaction, certificateNumber) {
      const stored = await findStoredContent(transaction, certificateNumber)
      if (stored === undefined) throw new Error(`there is no stored intent of ${certificateNumber}`)
      assertDigest(stored.contentBytes, stored.certificateDigest)
      return attest(stored.contentBytes, signer)
    },
    async signEffect(transaction, certificateNumber, sequence) {
      const stored = await findStatement(transaction, certificateNumber, sequence)
      if (stored === undefined) throw new Error(`there is no stored statement ${sequence} on ${certificateNumber}`)
      return signStatement('concert-effect+jws', stored.payload, signer)
    },
  }
}

function assertDigest(bytes: Uint8Array, digest: string): void {
  if (digestHex(bytes) !== digest) throw new Error(`the stored bytes are not those of the digest ${digest}`)
}
