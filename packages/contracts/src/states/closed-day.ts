import { type ClosedDay, closedDayStatuses, closingCauses } from '@concert/domain/closed-day/state'
import { z } from 'zod'
import { authority, closedDayId, date, instant } from '../primitives.ts'
import type { StateFormat } from './state-format.ts'

const closing = { closedOn: date, cause: z.enum(closingCauses), reason: z.string() }

/** How a closed day is kept. */
export const closedDayState: StateFormat<ClosedDay> = {
  version: 1,
  schema: z.strictObject({
    authority,
    closedDayId,
    ...closing,
    status: z.enum(closedDayStatuses),
    recordedBy: z.string(),
    corrected: z.array(z.strictObject({ ...closing, correctedAt: instant, correctedBy: z.string() })),
    endReason: z.string().nullable(),
  }),
  upcast: {},
}
