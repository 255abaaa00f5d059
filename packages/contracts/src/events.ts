import { z } from 'zod'
import { effectStatement } from './certificate-content.ts'
import { envelopeTypes, peerDecision } from './envelopes.ts'
import { applicationId, authority, certificateNumber, envelopeId, evaluationId, sha256 } from './primitives.ts'

/**
 * Payloads of the events that something outside their service follows. A service may put more into an event; these fields
 * are promised. Payloads stay readable by the relay of the version before: fields are added, never renamed.
 */
export const followedEvents = {
  ApplicationReturned: z.object({ applicationId }),
  ApplicationAccepted: z.object({ applicationId }),
  ApplicationDeclined: z.object({ applicationId }),
  AgreementCountersigned: z.object({ applicationId }),
  NonconformitiesRaised: z.object({ evaluationId, applicationId }),
  EvaluationGranted: z.object({ evaluationId, applicationId }),
  EvaluationRefused: z.object({ evaluationId, applicationId }),
  RecognitionDecided: z.object({ leadAuthority: authority, peerDecision }),
  PeerDecisionRecorded: z.object({ evaluationId, from: authority }),
  EnvelopeQueued: z.object({ envelopeId }),
  EnvelopeReceived: z.object({ envelopeId, from: authority, type: z.enum(envelopeTypes), body: z.unknown() }),
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
  /** From the `reviews` service: what its decision makers decided on this authority's own effect. */
  NonconformitySubstantiated: z.object({ statement: effectStatement.omit({ certificateDigest: true }) }),
  EffectSuspended: z.object({ statement: effectStatement.omit({ certificateDigest: true }) }),
  EffectStatementSigned: z.object({
    certificateNumber,
    leadAuthority: authority,
    applicationId: applicationId.nullable(),
    statement: z.string(),
  }),
} as const
export type FollowedEvent = keyof typeof followedEvents
export type FollowedPayload<Type extends FollowedEvent> = z.infer<(typeof followedEvents)[Type]>
