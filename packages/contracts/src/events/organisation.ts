import { z } from 'zod'
import { organisationParticulars } from '../shapes/organisation.ts'
import { localisedText, stamp } from './parts.ts'

/** An applicant's organisation. Address and contact are in no event: events are kept for ever and read by other services. */
export const organisationEvents = {
  OrganisationRegistered: z.object({ ...stamp, ...organisationParticulars, names: localisedText }),
}
