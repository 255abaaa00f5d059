import { type Recognition, recognitionOutcomes, recognitionStatuses } from '@concert/domain/recognition/state'
import { z } from 'zod'
import { authority, declaration, pinned, texts } from './parts.ts'
import type { StateFormat } from './state-format.ts'

const decision = z.enum(recognitionOutcomes)

/** How one authority's recognition of an evaluation of another is kept. */
export const recognitionState: StateFormat<Recognition> = {
  version: 1,
  schema: z.strictObject({
    ...pinned,
    status: z.enum(recognitionStatuses),
    recognitionId: z.string(),
    leadAuthority: authority,
    applicationId: z.string(),
    evaluationId: z.string(),
    dossier: z.json(),
    dossierDigest: z.string(),
    declarations: z.array(declaration),
    votes: z.array(
      z.strictObject({
        personId: z.string(),
        decision,
        conditions: texts,
        reasons: z.string(),
        at: z.string(),
      }),
    ),
    quorum: z.int(),
    decision: z.strictObject({ decision, conditions: texts, reasons: texts, at: z.string(), by: texts }).optional(),
  }),
  upcast: {},
}
