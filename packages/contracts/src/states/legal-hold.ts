import { type LegalHold, legalHoldStatuses } from '@concert/domain/legal-hold/state'
import { z } from 'zod'
import { applicationId, authority, holdId } from '../primitives.ts'
import type { StateFormat } from './state-format.ts'

/** How a legal hold is kept. */
export const legalHoldState: StateFormat<LegalHold> = {
  version: 1,
  schema: z.strictObject({
    authority,
    holdId,
    applicationId,
    reason: z.string(),
    status: z.enum(legalHoldStatuses),
    endReason: z.string().nullable(),
  }),
  upcast: {},
}
