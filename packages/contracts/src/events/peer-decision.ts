import { z } from 'zod'
import { peerDecision } from '../envelopes.ts'
import { applicationId, authority } from '../primitives.ts'
import { stamp } from './parts.ts'

/** What a recognising authority decided, in the cell of the lead. */
export const peerDecisionEvents = {
  PeerDecisionRecorded: z.object({ ...stamp, ...peerDecision.shape, from: authority, applicationId }),
}
