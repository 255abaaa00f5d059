import type { GeneralJws } from '@concert/contracts/certificate-content'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import { faultOf, type SignatureFinding, verifyCredential } from '@concert/credentials/verify-credential'
import type { Transaction } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { violation } from '@concert/domain/violation'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { CertificateRecord } from '#representations/certificate-record.ts'
import { insertAttestation } from '#store/attestations.ts'
import { type Asking, changeCertificate, type Held } from './change-certificate.ts'

export interface PeerCertificate {
  readonly from: Authority
  readonly certificateNumber: string
  readonly credential: GeneralJws
}

/**
 * Records, in a recognising cell, the credential that the lead assembled: over the very bytes that were stored here, signed by
 * every authority that must. A repetition changes nothing.
 *
 * @throws RefusedRequest 404 for a certificate this cell has no intent of, 422 naming what is wrong with the credential
 */
export async function recordPeerCertificate(
  transaction: Transaction,
  asking: Asking,
  trust: PinnedKeys,
  { from, certificateNumber, credential }: PeerCertificate,
): Promise<CertificateRecord> {
  return changeCertificate(transaction, asking, certificateNumber, async (held) => {
    const { intent } = held
    if (from === transaction.authority || from !== intent.leadAuthority) {
      refuse(violation('not-from-lead', '/from', {}))
    }
    if (Buffer.from(intent.contentBytes).toString('base64url') !== credential.payload) {
      refuse(violation('another-content', '/credential/payload', {}))
    }
    const { findings } = await verifyCredential(credential, trust, intent.content.issuedAt)
    requireSound(findings)
    if (intent.credential !== null) return null
    await keepSignatures(transaction, held, credential, findings)
    const { evaluationId, leadAuthority, certificateDigest } = intent
    return {
      action: 'certificate.peer-recorded',
      event: {
        type: 'PeerCertificateRecorded',
        payload: { certificateNumber, leadAuthority, evaluationId, certificateDigest },
      },
      receipts: [{ clause: 'gbaai-recognition', guard: 'all-signatures-verify', inputs: { from, certificateDigest } }],
      set: { credential, assembledAt: transaction.now },
    }
  })
}

function requireSound(findings: readonly SignatureFinding[]): void {
  const pointer = '/credential/signatures'
  const errors = findings
    .filter(({ valid }) => !valid)
    .map((finding) => fault(faultOf(finding), pointer, {}, finding.authority ?? finding.kid ?? undefined))
  if (findings.length === 0) refuse(fault('not-signed', pointer, {}))
  if (errors.length > 0) refuse(...errors)
}

/** Keeps the others' signatures beside this cell's own, so that the record says who has signed. */
async function keepSignatures(
  transaction: Transaction,
  { intent, attestations }: Held,
  credential: GeneralJws,
  findings: readonly SignatureFinding[],
): Promise<void> {
  const { certificateNumber, certificateDigest } = intent
  const kept = new Map(attestations.map(({ byAuthority, signature }) => [byAuthority, signature]))
  // The findings come in the order of the signatures.
  for (const [index, signature] of credential.signatures.entries()) {
    const byAuthority = findings[index]?.authority ?? null
    if (byAuthority === transaction.authority && kept.get(byAuthority) !== signature.signature) {
      refuse(violation('signature-not-on-record', '/credential/signatures', {}, byAuthority))
    }
    if (byAuthority === null || kept.has(byAuthority)) continue
    const attestedAt = transaction.now
    await insertAttestation(transaction, {
      certificateNumber,
      byAuthority,
      certificateDigest,
      ...signature,
      attestedAt,
    })
  }
}

function refuse(...errors: readonly FoundError[]): never {
  return rulesNotMet(errors)
}
