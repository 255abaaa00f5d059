import { type ClockRecount, clockRecountStatuses } from '@concert/domain/clock-recount/state'
import { z } from 'zod'
import { authority, clockRecountId } from '../primitives.ts'
import type { StateFormat } from './state-format.ts'

/** How a recount of clocks is kept. */
export const clockRecountState: StateFormat<ClockRecount> = {
  version: 1,
  schema: z.strictObject({
    authority,
    recountId: clockRecountId,
    moved: z.number().int(),
    status: z.enum(clockRecountStatuses),
  }),
  upcast: {},
}
