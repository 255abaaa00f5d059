import { commandCase } from '@concert/cases/command'
import type { Verb } from '@concert/cases/verb'
import { operations } from '@concert/contracts/operations'
import { verifyEnvelopeOf, type VerifiedEnvelope } from '@concert/credentials/verify-envelope'
import { transactional } from '@concert/platform/operation-route'
import type { CertificatesContext } from '#context.ts'
import { type IntentCase, intentCase } from './case.ts'
import { isOtherOnRecord } from './signatures-on-record.ts'
import { faultsOfAttestation } from './signature-faults.ts'

type RecordAttestation = typeof operations.recordAttestation

/**
 * Records another authority's signature over the same bytes, once it verifies with that authority's published keys, as does the
 * envelope that it came in. A repetition is judged again and changes nothing. Step 6 of docs/flows/issuance.md.
 */
export const recordAttestation = transactional(
  operations.recordAttestation,
  async (request, context: CertificatesContext, transaction) => {
    const envelope = await verifyEnvelopeOf('attestation.v1', request.body.statement, context.recipient)
    const { certificateNumber: caseId } = envelope.body
    const given = { transaction, request, context, caseId }
    return commandCase(intentCase, operations.recordAttestation, recordingOf(envelope), given)
  },
)

function recordingOf({
  from,
  body: attestation,
}: VerifiedEnvelope<'attestation.v1'>): Verb<IntentCase, RecordAttestation> {
  return {
    given: () => ({ from, attestation }),
    facts: async ({ row, context }) => ({
      signatureFaults: await faultsOfAttestation(row, attestation, from, context.trust),
      isOtherOnRecord: isOtherOnRecord(row, from, attestation),
    }),
    columns: ({ transaction, row }) => {
      const { protected: header, signature } = attestation
      const recorded = { byAuthority: from, protected: header, signature, attestedAt: transaction.now }
      return { attestations: [...row.attestations, recorded] }
    },
  }
}
