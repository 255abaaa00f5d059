import { fault, type FoundError } from '@concert/contracts/found-errors'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { violation } from '@concert/domain/violation'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { CertificateRecord } from '#representations/certificate-record.ts'
import { insertAttestation } from '#store/attestations.ts'
import type { Attestation } from './attest-certificate.ts'
import { type Asking, changeCertificate, type Held } from './change-certificate.ts'
import { faultOfAttestation } from './verify-attestation.ts'

export interface ReceivedAttestation {
  readonly certificateNumber: string
  readonly from: Authority
  readonly attestation: Attestation
}

/**
 * Records another authority's signature over the same bytes, once it verifies with that authority's published keys. A
 * repetition changes nothing.
 *
 * @throws RefusedRequest 404 for a certificate this cell does not have, 422 for a signature that is not that authority's
 */
export async function recordAttestation(
  transaction: Transaction,
  asking: Asking,
  trust: PinnedKeys,
  { certificateNumber, from, attestation }: ReceivedAttestation,
): Promise<CertificateRecord> {
  return changeCertificate(transaction, asking, certificateNumber, async ({ intent, attestations }) => {
    await requireGenuine({ intent, attestations }, { certificateNumber, from, attestation }, transaction, trust)
    if (attestations.some(({ byAuthority }) => byAuthority === from)) return null
    const { evaluationId, certificateDigest } = intent
    await insertAttestation(transaction, { ...attestation, byAuthority: from, attestedAt: transaction.now })
    return {
      action: 'certificate.attestation-recorded',
      event: { type: 'AttestationRecorded', payload: { certificateNumber, evaluationId, from } },
      receipts: [{ clause: 'gbaai-recognition', guard: 'signature-verifies', inputs: { from, certificateDigest } }],
    }
  })
}

async function requireGenuine(
  { intent }: Held,
  { certificateNumber, from, attestation }: ReceivedAttestation,
  transaction: Transaction,
  trust: PinnedKeys,
): Promise<void> {
  if (from === transaction.authority) {
    refuse(violation('own-signature', '/from', {}))
  }
  if (attestation.certificateNumber !== certificateNumber) {
    refuse(violation('another-certificate', '/attestation/certificateNumber', {}))
  }
  if (attestation.certificateDigest !== intent.certificateDigest) {
    refuse(violation('another-content', '/attestation/certificateDigest', {}))
  }
  const code = await faultOfAttestation(intent, attestation, from, trust)
  if (code !== null) refuse(fault(code, '/attestation/signature', {}, from))
}

function refuse(error: FoundError): never {
  return rulesNotMet([error])
}
