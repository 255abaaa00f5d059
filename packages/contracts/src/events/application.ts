import { currencies } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { applicationId, instant, sha256 } from '../primitives.ts'
import {
  applicationParticulars,
  applicationReview,
  follows,
  lodgementAnswers,
  missingItem,
  prohibitedPractice,
  requirementAnswer,
} from '../shapes/application.ts'
import { declaration, localisedText, pinned, stamp } from './parts.ts'

const common = { ...stamp, applicationId }

const agreement = z.object({
  version: z.literal('1'),
  clauses: z.array(z.string()),
  fee: z.object({
    amountMinor: z.number().int(),
    currency: z.enum(currencies),
    functionVersion: z.literal('fee-1'),
  }),
  outsourcing: z.array(z.string()),
  clientSignedBy: z.string().optional(),
  clientSignedAt: instant.optional(),
  countersignedBy: z.string().optional(),
  countersignedAt: instant.optional(),
})

/** An application, from its draft to the countersigned agreement. */
export const applicationEvents = {
  ApplicationOpened: z.object({
    ...common,
    ...pinned,
    ...applicationParticulars,
    applicantId: z.string(),
    follows,
    prohibitedPractice,
  }),
  RequirementsAnswered: z.object({ ...common, answers: z.array(z.object(requirementAnswer)) }),
  ApplicationSubmitted: z.object({ ...common, submission: z.number().int() }),
  LodgementChecked: z.object({ ...common, askedAt: instant, ...lodgementAnswers }),
  LodgementCheckRepeated: z.object(common),
  ApplicationReturned: z.object({ ...common, missing: z.array(z.object(missingItem)) }),
  ReviewStarted: z.object({ ...common, reviewerId: z.string(), reason: z.string().optional() }),
  ApplicationImpartialityDeclared: z.object({
    ...common,
    ...declaration,
    function: z.literal('application-reviewer'),
  }),
  ApplicationReviewerRecused: z.object({ ...common, personId: z.string() }),
  AcceptanceFell: z.object({ ...common, personId: z.string() }),
  ApplicationAccepted: z.object({
    ...common,
    review: z.object(applicationReview),
    scope: localisedText,
    agreement,
    firstOfItsKindJustification: z.string().optional(),
    lodgementJustification: z.string().optional(),
  }),
  ApplicationDeclined: z.object({ ...common, reason: z.string() }),
  /** `signatoryDigest` stands for the person who signed for the client, whose name no event carries. */
  AgreementSigned: z.object({ ...common, agreementVersion: z.string(), signatoryDigest: sha256 }),
  AgreementCountersigned: z.object({ ...common, agreementVersion: z.string() }),
  ApplicationWithdrawn: z.object({ ...common, reason: z.string().optional() }),
}
