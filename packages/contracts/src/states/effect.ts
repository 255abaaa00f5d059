import { type Effect, effectStatuses } from '@concert/domain/effect/state'
import { z } from 'zod'
import { authority, jurisdiction, localisedText, pinned, texts } from './parts.ts'
import type { StateFormat } from './state-format.ts'

const status = z.enum(effectStatuses)

/** How the effect of one authority on one certificate is kept. */
export const effectState: StateFormat<Effect> = {
  version: 1,
  schema: z.strictObject({
    ...pinned,
    status,
    certificateNumber: z.string(),
    jurisdiction,
    leadAuthority: authority,
    evaluationId: z.string(),
    certificateDigest: z.string(),
    conditions: texts,
    validFrom: z.string(),
    validTo: z.string(),
    substantiatedBy: texts,
    history: z.array(
      z.strictObject({ status, reason: localisedText, clause: z.string(), at: z.string(), by: z.string() }),
    ),
  }),
  upcast: {},
}
