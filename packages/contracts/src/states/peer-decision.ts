import { type PeerDecision, peerDecisionStatuses } from '@concert/domain/peer-decision/state'
import { recognitionOutcomes } from '@concert/domain/recognition/state'
import { z } from 'zod'
import { authority, jurisdiction, pinned, texts } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How the decision of a recognising authority is kept in the cell of the lead. */
export const peerDecisionState: StateFormat<PeerDecision> = {
  version: 1,
  schema: z.strictObject({
    ...pinned,
    status: z.enum(peerDecisionStatuses),
    from: authority,
    applicationId: z.string(),
    evaluationId: z.string(),
    dossierDigest: z.string(),
    jurisdiction,
    decision: z.enum(recognitionOutcomes),
    conditions: texts,
    reasons: texts,
    decidedAt: z.string(),
  }),
  upcast: {},
}
