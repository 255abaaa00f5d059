import { commandCase } from '@concert/cases/command'
import type { Verb } from '@concert/cases/verb'
import { operations } from '@concert/contracts/operations'
import type { GeneralJws } from '@concert/contracts/certificate-content'
import { encodeBase64url } from '@concert/credentials/strict-jws'
import type { SignatureFinding } from '@concert/credentials/verify-credential'
import { verifyEnvelopeOf, type VerifiedEnvelope } from '@concert/credentials/verify-envelope'
import { digestOf } from '@concert/db/digest'
import type { Authority } from '@concert/domain/jurisdictions'
import { transactional } from '@concert/platform/operation-route'
import type { CertificatesContext } from '#context.ts'
import { type IntentCase, intentCase } from './case.ts'
import { ownAttestation } from './representation.ts'
import { isOtherOnRecord } from './signatures-on-record.ts'
import { verifySignatures } from './signature-faults.ts'
import type { IntentRow } from './store.ts'

type RecordPeerCertificate = typeof operations.recordPeerCertificate

/**
 * Records, in a recognising cell, the credential that the lead assembled: over the very bytes that were stored here, signed by
 * every authority that must. A repetition is judged again and changes nothing. Step 9 of docs/flows/issuance.md.
 */
export const recordPeerCertificate = transactional(
  operations.recordPeerCertificate,
  async (request, context: CertificatesContext, transaction) => {
    const envelope = await verifyEnvelopeOf('certificate-issued.v1', request.body.statement, context.recipient)
    const { certificateNumber: caseId } = envelope.body
    const given = { transaction, request, context, caseId }
    return commandCase(intentCase, operations.recordPeerCertificate, recordingOf(envelope), given)
  },
)

function recordingOf({
  from,
  body: { credential },
}: VerifiedEnvelope<'certificate-issued.v1'>): Verb<IntentCase, RecordPeerCertificate> {
  return {
    given: () => ({ from }),
    facts: async ({ row, context }) => {
      const { findings, signatureFaults, signedBy } = await verifySignatures(credential, row, context.trust)
      return {
        isStoredContent: encodeBase64url(row.contentBytes) === credential.payload,
        signatureFaults,
        signedBy,
        isOwnSignatureOnRecord: isOwnOnRecord(row, credential, findings),
        contradicted: contradictedBy(row, credential, findings),
        isOtherRecorded: row.credential !== null && digestOf(row.credential) !== digestOf(credential),
      }
    },
    columns: ({ transaction, row }, { signedBy }) => {
      const held = new Set(row.state.signedBy)
      const attestedAt = transaction.now
      // All of them verify, so they stand in the order of the signatures.
      const others = signedBy.flatMap((byAuthority, index) => {
        const signature = credential.signatures[index]
        return signature === undefined || held.has(byAuthority) ? [] : [{ byAuthority, ...signature, attestedAt }]
      })
      return { attestations: [...row.attestations, ...others], credential, assembledAt: attestedAt }
    },
  }
}

/** The other authorities of which this cell holds another signature; the findings come in the order of the signatures. */
function contradictedBy(
  row: IntentRow,
  { signatures }: GeneralJws,
  findings: readonly SignatureFinding[],
): Authority[] {
  return signatures.flatMap((signature, index) => {
    const by = findings[index]?.authority
    return by != null && by !== row.state.authority && isOtherOnRecord(row, by, signature) ? [by] : []
  })
}

/** Every signature in this authority's name is the one that its own row has; the findings come in the order of the signatures. */
function isOwnOnRecord(row: IntentRow, { signatures }: GeneralJws, findings: readonly SignatureFinding[]): boolean {
  const own = ownAttestation(row)?.signature
  return signatures.every(
    ({ signature }, index) => findings[index]?.authority !== row.state.authority || signature === own,
  )
}
