import { z } from 'zod'
import { applicationId, authority, certificateNumber, evaluationId, sha256 } from '../primitives.ts'
import { effectOpening } from './effect.ts'
import { stamp } from './parts.ts'

/** The application is known in the cell of the lead alone. */
const certified = {
  ...stamp,
  certificateNumber,
  leadAuthority: authority,
  evaluationId,
  applicationId: applicationId.nullable(),
  certificateDigest: sha256,
}

/** A certificate, from the stored intent to its publication. */
export const certificateEvents = {
  IntentStored: z.object({ ...effectOpening, ...certified }),
  CertificateAttested: z.object({
    ...certified,
    attestation: z.object({
      certificateNumber,
      certificateDigest: sha256,
      protected: z.string(),
      signature: z.string(),
    }),
  }),
  AttestationRecorded: z.object({ ...certified, from: authority }),
  CertificateAssembled: z.object({ ...certified, signedBy: z.array(authority) }),
  /** The certificate is public: the registry holds the credential. */
  CertificateIssued: z.object(certified),
  /** A recognising cell holds the credential, signed by these. */
  PeerCertificateRecorded: z.object({ ...certified, signedBy: z.array(authority) }),
}
