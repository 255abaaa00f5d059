import { z } from 'zod'
import { identifierScheme } from '../organisations.ts'
import { jurisdiction, organisationId } from '../primitives.ts'
import { localisedText } from './parts.ts'

/** An applicant's organisation. Address and contact are in no event: events are kept for ever and read by other services. */
export const organisationEvents = {
  OrganisationRegistered: z.object({
    organisationId,
    applicantId: z.string(),
    names: localisedText,
    identifierScheme,
    identifierValue: z.string(),
    lei: z.string().nullable(),
    place: jurisdiction,
  }),
}
