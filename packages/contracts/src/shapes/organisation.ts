import { z } from 'zod'
import { identifierScheme } from '../organisations.ts'
import { authority, jurisdiction, organisationId } from '../primitives.ts'

/** What the event and the state of an organisation have in common, beside its names. Contact and address are in neither. */
export const organisationParticulars = {
  authority,
  organisationId,
  applicantId: z.string(),
  place: jurisdiction,
  identifierScheme,
  identifierValue: z.string(),
  lei: z.string().nullable(),
}
