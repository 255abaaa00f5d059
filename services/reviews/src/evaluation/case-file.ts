import { dossier } from '@concert/contracts/envelopes'
import { requirementId } from '@concert/contracts/primitives'
import { z } from 'zod'

/**
 * The application as it was contracted: what the evaluation, the dossier and the certificate speak of. Its members are those
 * of the dossier, which has no place for personal data.
 */
export const caseFile = dossier
  .pick({
    edition: true,
    organisation: true,
    aiSystem: true,
    riskClass: true,
    modalities: true,
    placesOfUse: true,
    scope: true,
  })
  .extend({ requirements: z.array(requirementId).min(1) })
export type CaseFile = z.infer<typeof caseFile>
