import { reviewPoints } from '@concert/domain/application/commands'
import { z } from 'zod'
import {
  aiSystemId,
  authority,
  certificateNumber,
  editionId,
  evidenceKind,
  instant,
  jurisdiction,
  modality,
  organisationId,
  requirementId,
  riskClass,
  sha256,
} from '../primitives.ts'

// Members that the request, the event, the state and the representation of an application have in common. A request adds its
// bounds to them.

/** What an applicant says when it opens an application, and what everybody who sees the application is shown of that. */
export const applicationParticulars = {
  edition: editionId,
  organisationId,
  aiSystemId,
  riskClass,
  modalities: z.array(modality),
  placesOfUse: z.array(jurisdiction),
}

/** The certificate that the application renews or changes. */
export const follows = certificateNumber.optional()

/** What the authorities answered to the question whether the same weights are lodged with them. */
export const lodgementAnswers = {
  lodgedAt: instant,
  found: z.array(z.strictObject({ authority, lodgedAt: instant })),
  unanswered: z.array(authority),
  underAnotherKey: z.array(authority),
}

/** The practice, when the applicant itself says that the system belongs to a prohibited one. It is not shown. */
export const prohibitedPractice = z.string().optional()

export const requirementAnswer = {
  requirementId,
  statement: z.string(),
  evidence: z.array(sha256),
  withoutEvidence: z.array(z.strictObject({ kind: evidenceKind, reason: z.string() })).optional(),
}

/** A requirement that a returned application must say more about. */
export const missingItem = { requirementId, reason: z.string() }

/** The answers to the five points of ISO/IEC 17065 7.3.1. */
export const applicationReview = Object.fromEntries(
  Object.keys(reviewPoints).map((point) => [point, z.boolean()]),
) as Readonly<Record<keyof typeof reviewPoints, z.ZodBoolean>>
