import { type Application, applicationStatuses } from '@concert/domain/application/state'
import { currencies } from '@concert/domain/jurisdictions'
import { z } from 'zod'
import { applicationId } from '../primitives.ts'
import {
  applicationParticulars,
  follows,
  lodgementAnswers,
  missingItem,
  prohibitedPractice,
  requirementAnswer,
} from '../shapes/application.ts'
import { declaration, localisedText, pinned, texts } from './parts.ts'
import type { StateFormat } from './state-format.ts'

const agreement = z.strictObject({
  version: z.literal('1'),
  clauses: texts,
  fee: z.strictObject({
    amountMinor: z.int(),
    currency: z.enum(currencies),
    functionVersion: z.literal('fee-1'),
  }),
  outsourcing: texts,
  clientSignedBy: z.string().optional(),
  clientSignedAt: z.string().optional(),
  countersignedBy: z.string().optional(),
  countersignedAt: z.string().optional(),
})

/** How one application is kept, from its draft to its end. */
export const applicationState: StateFormat<Application> = {
  version: 1,
  schema: z.strictObject({
    ...pinned,
    ...applicationParticulars,
    follows,
    prohibitedPractice,
    status: z.enum(applicationStatuses),
    applicationId,
    applicantId: z.string(),
    answers: z.record(z.string(), z.strictObject(requirementAnswer)),
    declarationNotLodgedElsewhere: z.boolean(),
    submissions: z.int(),
    lodgement: z
      .strictObject({
        askedAt: z.string(),
        result: z.strictObject({ checkedAt: z.string(), ...lodgementAnswers }).optional(),
      })
      .optional(),
    missing: z.array(z.strictObject(missingItem)).optional(),
    reopenedRequirements: texts.optional(),
    reviewerId: z.string().optional(),
    declarations: z.array(declaration),
    scope: localisedText.optional(),
    firstOfItsKindJustification: z.string().optional(),
    declinedFor: z.string().optional(),
    agreement: agreement.optional(),
  }),
  upcast: {},
}
