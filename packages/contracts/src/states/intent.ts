import { type Intent, intentStatuses } from '@concert/domain/intent/state'
import { z } from 'zod'
import { authority, jurisdiction, pinned, texts } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How the content of one certificate is kept in the cell of one authority. */
export const intentState: StateFormat<Intent> = {
  version: 1,
  schema: z.strictObject({
    ...pinned,
    status: z.enum(intentStatuses),
    certificateNumber: z.string(),
    jurisdiction,
    leadAuthority: authority,
    evaluationId: z.string(),
    certificateDigest: z.string(),
    decision: z.enum(['grant', 'recognise', 'reserve']),
    conditions: texts,
    decidedAt: z.string(),
    validFrom: z.string(),
    validTo: z.string(),
    signedBy: z.array(authority),
    assembled: z.boolean(),
  }),
  upcast: {},
}
