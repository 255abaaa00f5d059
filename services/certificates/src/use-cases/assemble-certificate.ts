import type { GeneralJws } from '@concert/contracts/certificate-content'
import { assemble } from '@concert/credentials/signed-credential'
import type { PinnedKeys } from '@concert/credentials/trust-folder'
import { verifyCredential } from '@concert/credentials/verify-credential'
import type { Transaction } from '@concert/db/authority-transaction'
import { attestingAuthorities } from '@concert/domain/certificate/content'
import { violation } from '@concert/domain/violation'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { CertificateRecord } from '#representations/certificate-record.ts'
import { type Asking, changeCertificate, type Held } from './change-certificate.ts'

/**
 * Joins the signatures to one credential once every authority that granted, recognised or reserved has signed. A repetition
 * changes nothing.
 *
 * @throws RefusedRequest 404 for a certificate this cell does not have, 422 naming each authority whose signature is awaited
 */
export async function assembleCertificate(
  transaction: Transaction,
  asking: Asking,
  trust: PinnedKeys,
  certificateNumber: string,
): Promise<CertificateRecord> {
  return changeCertificate(transaction, asking, certificateNumber, async (held) => {
    const { intent, attestations } = held
    if (intent.credential !== null) return null
    requireLead(held, transaction)
    requireAllSigned(held)
    const credential = assemble(intent.contentBytes, attestations)
    await assertAuthentic(credential, held, trust)
    const { evaluationId, applicationId, certificateDigest } = intent
    const signedBy = attestations.map(({ byAuthority }) => byAuthority)
    return {
      action: 'certificate.assembled',
      event: {
        type: 'CertificateAssembled',
        payload: { certificateNumber, evaluationId, applicationId, certificateDigest, signedBy },
      },
      receipts: [{ clause: 'gbaai-recognition', guard: 'all-have-signed', inputs: { certificateDigest, signedBy } }],
      set: { credential, assembledAt: transaction.now },
    }
  })
}

function requireLead({ intent }: Held, { authority }: Transaction): void {
  if (intent.leadAuthority === authority) return
  rulesNotMet([violation('not-the-lead', '', { lead: intent.leadAuthority })])
}

function requireAllSigned({ intent, attestations }: Held): void {
  const signed = new Set(attestations.map(({ byAuthority }) => byAuthority))
  const awaited = attestingAuthorities(intent.content).filter((authority) => !signed.has(authority))
  if (awaited.length === 0) return
  rulesNotMet(awaited.map((authority) => violation('attestation-awaited', '', { authority }, authority)))
}

/** Every signature was verified when it was stored; one that no longer verifies now must not leave the cell. */
async function assertAuthentic(credential: GeneralJws, { intent }: Held, trust: PinnedKeys): Promise<void> {
  const { findings } = await verifyCredential(credential, trust, intent.content.issuedAt)
  const wrong = findings.filter(({ valid }) => !valid)
  if (wrong.length > 0) {
    throw new Error(`${intent.certificateNumber} does not verify: ${wrong.map(({ reason }) => reason).join(', ')}`)
  }
}
