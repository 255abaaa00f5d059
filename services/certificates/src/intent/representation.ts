import type { certificateRecord } from '@concert/contracts/certificates'
import { attestingAuthorities } from '@concert/domain/certificate/content'
import type { z } from 'zod'
import type { IntentRow } from './store.ts'

export type CertificateRecord = z.input<typeof certificateRecord>

/** The record of a certificate in this cell: what is signed, by whom, and how far it is. */
export function recordOf(row: IntentRow): CertificateRecord {
  const { state, content, credential, publishedAt } = row
  const { certificateNumber, certificateDigest, signedBy } = state
  const attesting = attestingAuthorities(content)
  return {
    certificateNumber,
    content,
    certificateDigest,
    signedBy: attesting.filter((authority) => signedBy.includes(authority)),
    awaiting: attesting.filter((authority) => !signedBy.includes(authority)),
    ownAttestation: ownAttestation(row) ?? null,
    credential,
    published: publishedAt !== null,
  }
}

/** The signature of this authority as it travels to the lead; undefined before it has signed. */
export function ownAttestation({ state, attestations }: IntentRow) {
  const { authority, certificateNumber, certificateDigest } = state
  const own = attestations.find(({ byAuthority }) => byAuthority === authority)
  if (own === undefined) return undefined
  return { certificateNumber, certificateDigest, protected: own.protected, signature: own.signature }
}
