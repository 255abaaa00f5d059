import { z } from 'zod'
import { sha256 } from '../primitives.ts'
import { organisationParticulars } from '../shapes/organisation.ts'
import { declaration, localisedText, stamp } from './parts.ts'

const reason = z.string()

/**
 * An applicant's organisation. Address, contact and the words of a claim are in no event: events are kept for ever and read by other
 * services. `statementDigest` stands for the words with which the client claimed it.
 */
export const organisationEvents = {
  OrganisationRegistered: z.object({ ...stamp, ...organisationParticulars, names: localisedText }),
  OrganisationClaimed: z.object({ ...stamp, documentDigest: sha256, statementDigest: sha256 }),
  OrganisationImpartialityDeclared: z.object({
    ...stamp,
    ...declaration,
    function: z.literal('application-reviewer'),
  }),
  OrganisationVerified: z.object({ ...stamp, reason }),
  ClaimRefused: z.object({ ...stamp, reason }),
  VerificationRevoked: z.object({ ...stamp, reason }),
}
