import { closureReasons } from '@concert/domain/artefact/state'
import { type PeerEvidence, peerEvidenceStatuses } from '@concert/domain/peer-evidence/state'
import { z } from 'zod'
import { authority } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How a statement of a lead on its files is kept in the cell of a recognising authority. */
export const peerEvidenceState: StateFormat<PeerEvidence> = {
  version: 1,
  schema: z.strictObject({
    authority,
    status: z.enum(peerEvidenceStatuses),
    leadAuthority: authority,
    evaluationId: z.string(),
    changes: z.int(),
    closed: z.array(z.strictObject({ digest: z.string(), reason: z.enum(closureReasons), since: z.string() })),
  }),
  upcast: {},
}
