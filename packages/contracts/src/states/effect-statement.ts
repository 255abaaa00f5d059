import { type EffectStatements, effectStatementStatuses } from '@concert/domain/effect-statement/state'
import { z } from 'zod'
import { pinned } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How it is kept what one authority has signed of its own effect on one certificate. */
export const effectStatementState: StateFormat<EffectStatements> = {
  version: 1,
  schema: z.strictObject({
    ...pinned,
    status: z.enum(effectStatementStatuses),
    certificateNumber: z.string(),
    sequence: z.int(),
  }),
  upcast: {},
}
