import { z } from 'zod'
import { instant } from '../primitives.ts'
import { authorisationScope } from '../shapes/authorisation.ts'
import { stamp } from './parts.ts'

const reasoned = { ...stamp, reason: z.string() }
const given = { ...stamp, authorisationId: z.string(), founding: z.boolean() }

/** What people are authorised for. */
export const authorisationEvents = {
  AuthorisationProposed: z.object({ ...reasoned, ...authorisationScope }),
  AuthorisationRecorded: z.object({ ...stamp, ...authorisationScope }),
  AdministratorSetUp: z.object({
    ...stamp,
    ...authorisationScope,
    authorisationId: z.string(),
    setUpId: z.string(),
  }),
  AuthorisationGranted: z.object(given),
  AuthorisationDeclined: z.object(reasoned),
  AuthorisationSuspended: z.object(reasoned),
  ResumptionProposed: z.object(reasoned),
  AuthorisationResumed: z.object(given),
  ResumptionDeclined: z.object(reasoned),
  AuthorisationWithdrawn: z.object({ ...reasoned, effectiveFrom: instant }),
}
