import type { Transaction } from '@concert/db/authority-transaction'
import { signatoryGap } from '@concert/domain/certificate/signatory'
import type { Authorisation } from '@concert/domain/roles'
import { rulesNotMet } from '@concert/platform/refused-request'
import type { StoredSigning } from '#signing/sign-stored.ts'
import { insertAttestation, type StoredAttestation } from '#store/attestations.ts'
import { signatoryInForce } from '#store/signatories.ts'
import { type Asking, type CertificateChange, changeCertificate, type Held } from './change-certificate.ts'

/** The signature of one authority over the content of a certificate, as it travels to the lead. */
export type Attestation = Pick<StoredAttestation, 'certificateNumber' | 'certificateDigest' | 'protected' | 'signature'>

/**
 * Signs a stored intent with this authority's own key. A repetition answers the signature that is stored.
 *
 * @throws RefusedRequest 404 when nothing of that number is stored to be signed, 422 while no signatory is authorised
 */
export async function attestCertificate(
  transaction: Transaction,
  asking: Asking,
  signing: StoredSigning,
  certificateNumber: string,
): Promise<Attestation> {
  let made: Attestation | undefined
  await changeCertificate(transaction, asking, certificateNumber, async (held) => {
    const before = held.attestations.find(({ byAuthority }) => byAuthority === transaction.authority)
    if (before !== undefined) {
      made = attestationOf(before)
      return null
    }
    const signatory = await requireSignatory(transaction)
    made = attestationOf(await sign(transaction, signing, held))
    return changeOf(held, made, signatory)
  })
  if (made === undefined) throw new Error(`nothing was signed for ${certificateNumber}`)
  return made
}

/** Here the key is used, so here a signatory's standing instruction must be in force, however long ago the intent was stored. */
async function requireSignatory(transaction: Transaction): Promise<Authorisation> {
  const signatory = await signatoryInForce(transaction)
  const clause = 'iso17065-6.1.2' as const
  const gap = signatoryGap(transaction.now, signatory).map((violation) => ({ ...violation, clause }))
  if (signatory === null || gap.length > 0) return rulesNotMet(gap)
  return signatory
}

async function sign(transaction: Transaction, signing: StoredSigning, { intent }: Held): Promise<StoredAttestation> {
  const { certificateNumber, certificateDigest } = intent
  const attestation = {
    certificateNumber,
    byAuthority: transaction.authority,
    certificateDigest,
    ...(await signing.signIntent(transaction, certificateNumber)),
    attestedAt: transaction.now,
  }
  await insertAttestation(transaction, attestation)
  return attestation
}

function changeOf({ intent }: Held, attestation: Attestation, signatory: Authorisation): CertificateChange {
  const { certificateNumber, leadAuthority, certificateDigest } = intent
  return {
    action: 'certificate.attested',
    event: { type: 'CertificateAttested', payload: { certificateNumber, leadAuthority, attestation } },
    receipts: [
      { clause: 'iso17065-6.1.2', guard: 'signatory-instructs', inputs: { authorisation: signatory } },
      { clause: 'iso17065-7.7.1', guard: 'intent-stored', inputs: { certificateNumber, certificateDigest } },
    ],
    authorisationId: signatory.id,
  }
}

function attestationOf(stored: Attestation): Attestation {
  const { certificateNumber, certificateDigest, protected: header, signature } = stored
  return { certificateNumber, certificateDigest, protected: header, signature }
}
