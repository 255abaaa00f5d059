import { closureReasons } from '@concert/domain/artefact/state'
import type { CategoryIn } from '@concert/domain/envelope/categories'
import { type EnvelopeType, envelopeTypes } from '@concert/domain/envelope/state'
import { loanAnswers } from '@concert/domain/loan/state'
import { nonconformityGrades } from '@concert/domain/evaluation/state'
import { jurisdictions } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { type Carries, carrying, of } from './carried-categories.ts'
import { identifierScheme } from './organisations.ts'
import { certificateContent, compactJws, generalJws, recognitionOutcome } from './certificate-content.ts'
import { outcome } from './evaluations.ts'
import { lentCompetences, lentEngagements, loanTerms } from './shapes/loan.ts'
import {
  aiSystemId,
  applicationId,
  authority,
  certificateNumber,
  date,
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
export const dossier = carrying(
  {
    leadAuthority: of('C1', authority),
    applicationId: of('C15', applicationId),
    evaluationId: of('C15', evaluationId),
    edition: of('C1', editionId),
    organisation: of(
      'C2',
      z.strictObject({
        organisationId,
        names: localised(LONGEST_NAME, keptText),
        identifier: z.strictObject({ scheme: identifierScheme, value: keptText(40) }),
        place: jurisdiction,
      }),
    ),
    aiSystem: carrying({
      aiSystemId: of('C15', aiSystemId),
      names: of('C15', localised(LONGEST_NAME, keptText)),
      version: of('C15', keptText(60)),
      weightsDigest: of('C10', sha256),
    }),
    riskClass: of('C15', z.enum(['high', 'limited', 'minimal'])),
    modalities: of('C15', z.array(modality).min(1)),
    placesOfUse: of('C15', z.array(jurisdiction).min(1).max(jurisdictions.length)),
    scope: of('C15', localised(2000, keptText)),
    findings: of('C15', z.array(z.strictObject({ requirementId, grade: finding, evidence: z.array(sha256) }))),
    nonconformities: of(
      'C15',
      z.array(z.strictObject({ requirementId, grade: z.enum(nonconformityGrades), closed: z.boolean() })),
    ),
    recommendation: of('C15', outcome),
    decision: of('C15', z.strictObject({ outcome, decidedAt: instant, deciders: z.number().int() })),
    evaluationDigest: of('C15', sha256),
  },
  'Dossier',
)
export type Dossier = z.infer<typeof dossier>

export const peerDecision = carrying({
  evaluationId: of('C15', evaluationId),
  dossierDigest: of('C15', sha256),
  jurisdiction: of('C1', jurisdiction),
  decision: of('C15', recognitionOutcome),
  conditions: of('C15', z.array(keptText(1000)).max(20)),
  reasons: of('C15', z.array(keptText(4000)).max(20)),
  decidedAt: of('C15', instant),
})

/**
 * Which of the files that a dossier cites the lead has closed, why and since when; none where each can be opened. All of them are said each time,
 * so that of two statements the one after more `changes` counts, whichever arrives first. On what ground a file was shredded is not said.
 */
export const evidenceClosed = carrying({
  evaluationId: of('C15', evaluationId),
  changes: of('C15', z.number().int().min(1)),
  closed: of('C15', z.array(z.strictObject({ digest: sha256, reason: z.enum(closureReasons), since: date }))),
})

/** Names one of the keys under which the authorities compare weights. It is derived from the key and does not reveal it. */
const lodgementKeyId = z.string().regex(/^[0-9a-f]{16}$/)

/**
 * Asks whether the same weights are lodged with another authority. `weightsIndex` is an HMAC under a key that all authorities hold;
 * `lodgedAt` is the instant of the lodgement that asks.
 */
export const lodgementQuery = carrying({
  applicationId: of('C15', applicationId),
  askedAt: of('C15', instant),
  lodgedAt: of('C15', instant),
  keyId: of('C15', lodgementKeyId),
  weightsIndex: of('C10', sha256),
})

/**
 * Since when the same weights are lodged with the authority that answers; null when they are not. It says nothing where `keyId` is
 * not the one of the question.
 */
export const lodgementAnswer = carrying({
  applicationId: of('C15', applicationId),
  askedAt: of('C15', instant),
  keyId: of('C15', lodgementKeyId),
  lodgedAt: of('C15', instant.nullable()),
})

/** Asks another authority for a person in these terms; nobody is named. */
const loanRequest = carrying({
  loanId: of('C12', loanTerms.loanId),
  function: of('C12', loanTerms.function),
  competences: of('C12', loanTerms.competences),
  seat: of('C1', loanTerms.seat),
  validFrom: of('C12', loanTerms.validFrom),
  validUntil: of('C12', loanTerms.validUntil),
})

/**
 * What a party says of a loan. The person has no name here but the loan: role, result of competence, and a digest of each engagement that
 * still counts, made with the id of the loan so that those of two loans cannot be compared.
 */
const loanAnswer = carrying({
  loanId: of('C12', loanTerms.loanId),
  answer: of('C12', z.enum(loanAnswers)),
  competences: of('C12', lentCompetences),
  engagements: of('C12', lentEngagements),
})

/**
 * Every body that may cross between cells, by its type. The version is part of the name. A member of a category that the type may not carry
 * (`envelopeCategories` of the domain) does not compile, and is refused at run time by `bodyFaults`.
 */
export const envelopeBodies = {
  'dossier.v1': dossier,
  'recognition-decision.v1': peerDecision,
  'evidence-closed.v1': evidenceClosed,
  /** With the signature of the lead's certificate key over the canonical bytes of the content. */
  'attestation-request.v1': carrying({
    content: of('C1', certificateContent),
    attestation: of('C1', z.strictObject({ protected: z.string().max(2000), signature: z.string().max(200) })),
  }),
  'attestation.v1': carrying({
    certificateNumber: of('C1', certificateNumber),
    certificateDigest: of('C1', sha256),
    protected: of('C1', z.string().max(2000)),
    signature: of('C1', z.string().max(200)),
  }),
  'certificate-issued.v1': carrying({
    certificateNumber: of('C1', certificateNumber),
    credential: of('C1', generalJws),
  }),
  'lodgement-query.v1': lodgementQuery,
  'lodgement-answer.v1': lodgementAnswer,
  'loan-request.v1': loanRequest,
  'loan-answer.v1': loanAnswer,
  'effect-changed.v1': carrying({
    certificateNumber: of('C1', certificateNumber),
    statement: of('C1', compactJws),
  }),
} as const satisfies EnvelopeBodies

/** A schema for each type, of which no member carries what the type may not. */
export type EnvelopeBodies = { readonly [Type in EnvelopeType]: z.ZodObject & Carries<CategoryIn<Type>> }

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
