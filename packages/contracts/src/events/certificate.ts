import { z } from 'zod'
import { applicationId, authority, certificateNumber, evaluationId, sha256 } from '../primitives.ts'
import { effectOpening } from './effect.ts'

/** The application is known in the cell of the lead alone. */
const certified = { certificateNumber, evaluationId, applicationId: applicationId.nullable() }

/** A certificate, from the stored intent to its publication. */
export const certificateEvents = {
  IntentStored: z.object({ ...effectOpening, ...certified }),
  CertificateAttested: z.object({
    certificateNumber,
    leadAuthority: authority,
    attestation: z.object({
      certificateNumber,
      certificateDigest: sha256,
      protected: z.string(),
      signature: z.string(),
    }),
  }),
  AttestationRecorded: z.object({ certificateNumber, evaluationId, from: authority }),
  CertificateAssembled: z.object({ ...certified, certificateDigest: sha256, signedBy: z.array(authority) }),
  /** The certificate is public: the registry holds the credential. */
  CertificateIssued: z.object(certified),
  PeerCertificateRecorded: z.object({
    certificateNumber,
    leadAuthority: authority,
    evaluationId,
    certificateDigest: sha256,
  }),
}
