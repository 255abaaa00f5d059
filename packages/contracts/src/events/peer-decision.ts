import { z } from 'zod'
import { peerDecision } from '../envelopes.ts'
import { applicationId, authority } from '../primitives.ts'
import { pinned, stamp } from './parts.ts'

/** What a recognising authority decided, in the cell of the lead. */
export const peerDecisionEvents = {
  PeerDecisionRecorded: z.object({ ...stamp, ...pinned, ...peerDecision.shape, from: authority, applicationId }),
}
