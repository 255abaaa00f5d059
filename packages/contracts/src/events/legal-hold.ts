import { z } from 'zod'
import { applicationId, authority, holdId } from '../primitives.ts'
import { stamp } from './parts.ts'

/** Legal holds on evidence. */
export const legalHoldEvents = {
  LegalHoldPlaced: z.object({ ...stamp, authority, holdId, applicationId, reason: z.string() }),
  LegalHoldEnded: z.object({ ...stamp, reason: z.string() }),
}
