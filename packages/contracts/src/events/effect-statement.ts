import { z } from 'zod'
import { applicationId, authority, certificateNumber } from '../primitives.ts'
import { pinned, stamp } from './parts.ts'

/** Signed statements on an authority's own effect. */
export const effectStatementEvents = {
  /** `statement` is the compact JWS; `applicationId` is null in the cell of a recognising authority. */
  EffectStatementSigned: z.object({
    ...stamp,
    ...pinned,
    certificateNumber,
    sequence: z.number().int(),
    leadAuthority: authority,
    applicationId: applicationId.nullable(),
    statement: z.string(),
  }),
}
