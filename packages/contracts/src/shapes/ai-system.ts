import { z } from 'zod'
import { aiSystemId, authority, organisationId, sha256 } from '../primitives.ts'

/** What the event and the state of an AI system have in common, beside its names. */
export const aiSystemParticulars = {
  authority,
  aiSystemId,
  organisationId,
  applicantId: z.string(),
  systemVersion: z.string(),
  weightsDigest: sha256,
  intendedPurpose: z.string(),
}
