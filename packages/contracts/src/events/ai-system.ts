import { z } from 'zod'
import { aiSystemId, organisationId, sha256 } from '../primitives.ts'
import { localisedText } from './parts.ts'

/** One version of an organisation's AI system. */
export const aiSystemEvents = {
  AiSystemRegistered: z.object({
    aiSystemId,
    organisationId,
    applicantId: z.string(),
    names: localisedText,
    systemVersion: z.string(),
    weightsDigest: sha256,
    intendedPurpose: z.string(),
  }),
}
