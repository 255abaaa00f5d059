import { identifierSchemes } from '@concert/domain/identifiers/check-identifier'
import { z } from 'zod'
import { authority } from '../primitives.ts'

/** What the event and the state of a risk to impartiality have in common. */
export const riskParticulars = {
  authority,
  riskId: z.string(),
  statement: z.string(),
  personId: z.string().nullable(),
  identifierScheme: z.enum(identifierSchemes).nullable(),
  identifierValue: z.string().nullable(),
  isBlocking: z.boolean(),
  ownerId: z.string(),
  reviewOn: z.string(),
}
