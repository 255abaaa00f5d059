import type { certificateRecord } from '@concert/contracts/certificates'
import type { z } from 'zod'
import { attestingAuthorities } from '@concert/domain/certificate/content'
import type { StoredAttestation } from '#store/attestations.ts'
import type { Intent } from '#store/intents.ts'

export type CertificateRecord = z.input<typeof certificateRecord>

/** The record of a certificate in this cell: what is signed, by whom, and how far it is. */
export function recordOf(intent: Intent, attestations: readonly StoredAttestation[]): CertificateRecord {
  const signed = new Set(attestations.map(({ byAuthority }) => byAuthority))
  const attesting = attestingAuthorities(intent.content)
  return {
    certificateNumber: intent.certificateNumber,
    content: intent.content,
    certificateDigest: intent.certificateDigest,
    signedBy: attesting.filter((authority) => signed.has(authority)),
    awaiting: attesting.filter((authority) => !signed.has(authority)),
    credential: intent.credential,
    published: intent.publishedAt !== null,
  }
}
