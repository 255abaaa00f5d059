import { envelopeTypes } from '@concert/domain/envelope/state'
import { z } from 'zod'
import { authority, envelopeId, sha256 } from '../primitives.ts'

/** What the events and the state of an envelope have in common. */
export const envelopeParticulars = {
  authority,
  envelopeId,
  from: authority,
  to: authority,
  envelopeType: z.enum(envelopeTypes),
  statementDigest: sha256,
}
