import type { Transaction } from '@concert/db'
import type { StoredSigning } from '#signing/sign-stored.ts'
import { insertAttestation, type StoredAttestation } from '#store/attestations.ts'
import { type Asking, type CertificateChange, changeCertificate, type Held } from './change-certificate.ts'

/** The signature of one authority over the content of a certificate, as it travels to the lead. */
export type Attestation = Pick<StoredAttestation, 'certificateNumber' | 'contentDigest' | 'protected' | 'signature'>

/**
 * Signs a stored intent with this authority's own key. A repetition answers the signature that is stored.
 *
 * @throws RefusedRequest 404 when nothing of that number is stored to be signed
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
    made = attestationOf(before ?? (await sign(transaction, signing, held)))
    return before === undefined ? changeOf(held, made) : null
  })
  if (made === undefined) throw new Error(`nothing was signed for ${certificateNumber}`)
  return made
}

async function sign(transaction: Transaction, signing: StoredSigning, { intent }: Held): Promise<StoredAttestation> {
  const { certificateNumber, contentDigest } = intent
  const attestation = {
    certificateNumber,
    byAuthority: transaction.authority,
    contentDigest,
    ...(await signing.signIntent(transaction, certificateNumber)),
    attestedAt: transaction.now,
  }
  await insertAttestation(transaction, attestation)
  return attestation
}

function changeOf({ intent }: Held, attestation: Attestation): CertificateChange {
  const { certificateNumber, leadAuthority, contentDigest } = intent
  return {
    action: 'certificate.attested',
    event: { type: 'CertificateAttested', payload: { certificateNumber, leadAuthority, attestation } },
    receipt: { clause: 'iso17065-7.7.1', guard: 'intent-stored', inputs: { certificateNumber, contentDigest } },
  }
}

function attestationOf(stored: Attestation): Attestation {
  const { certificateNumber, contentDigest, protected: header, signature } = stored
  return { certificateNumber, contentDigest, protected: header, signature }
}
