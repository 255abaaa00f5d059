import { type EnvelopeType, envelopeTypes } from '@concert/domain/envelope/state'
import { nonconformityGrades } from '@concert/domain/evaluation/state'
import { jurisdictions } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { identifierScheme } from './organisations.ts'
import { certificateContent, compactJws, generalJws, recognitionOutcome } from './certificate-content.ts'
import { outcome } from './evaluations.ts'
import {
  aiSystemId,
  applicationId,
  authority,
  certificateNumber,
  editionId,
  envelopeId,
  evaluationId,
  finding,
  instant,
  jurisdiction,
  localised,
  LONGEST_NAME,
  modality,
  organisationId,
  requirementId,
  sha256,
  keptText,
} from './primitives.ts'

/**
 * What the lead authority hands to a recognising one: grades, reasons and digests. The schema has no place for personal data:
 * no contact, no names of staff, no evidence bytes.
 */
export const dossier = z
  .strictObject({
    leadAuthority: authority,
    applicationId,
    evaluationId,
    edition: editionId,
    organisation: z.strictObject({
      organisationId,
      names: localised(LONGEST_NAME, keptText),
      identifier: z.strictObject({ scheme: identifierScheme, value: keptText(40) }),
      place: jurisdiction,
    }),
    aiSystem: z.strictObject({
      aiSystemId,
      names: localised(LONGEST_NAME, keptText),
      version: keptText(60),
      weightsDigest: sha256,
    }),
    riskClass: z.enum(['high', 'limited', 'minimal']),
    modalities: z.array(modality).min(1),
    placesOfUse: z.array(jurisdiction).min(1).max(jurisdictions.length),
    scope: localised(2000, keptText),
    findings: z.array(z.strictObject({ requirementId, grade: finding, evidence: z.array(sha256) })),
    nonconformities: z.array(
      z.strictObject({ requirementId, grade: z.enum(nonconformityGrades), closed: z.boolean() }),
    ),
    recommendation: outcome,
    decision: z.strictObject({ outcome, decidedAt: instant, deciders: z.number().int() }),
    evaluationDigest: sha256,
  })
  .meta({ id: 'Dossier' })
export type Dossier = z.infer<typeof dossier>

export const peerDecision = z.strictObject({
  evaluationId,
  dossierDigest: sha256,
  jurisdiction,
  decision: recognitionOutcome,
  conditions: z.array(keptText(1000)).max(20),
  reasons: z.array(keptText(4000)).max(20),
  decidedAt: instant,
})

/** Names one of the keys under which the authorities compare weights. It is derived from the key and does not reveal it. */
const lodgementKeyId = z.string().regex(/^[0-9a-f]{16}$/)

/**
 * Asks whether the same weights are lodged with another authority. `weightsIndex` is an HMAC under a key that all authorities hold;
 * `lodgedAt` is the instant of the lodgement that asks.
 */
export const lodgementQuery = z.strictObject({
  applicationId,
  askedAt: instant,
  lodgedAt: instant,
  keyId: lodgementKeyId,
  weightsIndex: sha256,
})

/**
 * Since when the same weights are lodged with the authority that answers; null when they are not. It says nothing where `keyId` is
 * not the one of the question.
 */
export const lodgementAnswer = z.strictObject({
  applicationId,
  askedAt: instant,
  keyId: lodgementKeyId,
  lodgedAt: instant.nullable(),
})

/** Every body that may cross between cells, by its type. The version is part of the name. */
export const envelopeBodies = {
  'dossier.v1': dossier,
  'recognition-decision.v1': peerDecision,
  /** With the signature of the lead's certificate key over the canonical bytes of the content. */
  'attestation-request.v1': z.strictObject({
    content: certificateContent,
    attestation: z.strictObject({ protected: z.string().max(2000), signature: z.string().max(200) }),
  }),
  'attestation.v1': z.strictObject({
    certificateNumber,
    certificateDigest: sha256,
    protected: z.string().max(2000),
    signature: z.string().max(200),
  }),
  'certificate-issued.v1': z.strictObject({ certificateNumber, credential: generalJws }),
  'lodgement-query.v1': lodgementQuery,
  'lodgement-answer.v1': lodgementAnswer,
  'effect-changed.v1': z.strictObject({ certificateNumber, statement: compactJws }),
} as const satisfies Readonly<Record<EnvelopeType, z.ZodObject>>

/**
 * An envelope of another authority as it was signed, for an operation that acts on it: it verifies the signature, the sender, the
 * recipient and the type itself.
 */
export const envelopeStatement = z.strictObject({ statement: compactJws })

/** The signed payload of an envelope; `body` is checked against `envelopeBodies[type]` on both sides. */
export const envelope = z
  .strictObject({
    id: envelopeId,
    from: authority,
    to: authority,
    type: z.enum(envelopeTypes),
    issuedAt: instant,
    body: z.unknown(),
  })
  .meta({ id: 'Envelope' })
export type Envelope = z.infer<typeof envelope>
