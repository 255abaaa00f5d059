import { z } from 'zod'
import { evidenceClosed } from '../envelopes.ts'
import { authority } from '../primitives.ts'
import { stamp } from './parts.ts'

/** What a lead said of the files that its dossier cites, in the cell of a recognising authority. */
export const peerEvidenceEvents = {
  PeerEvidenceRecorded: z.object({ ...stamp, ...evidenceClosed.shape, authority, leadAuthority: authority }),
}
