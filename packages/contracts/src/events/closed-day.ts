import { z } from 'zod'
import { authority, closedDayId } from '../primitives.ts'
import { stamp } from './parts.ts'

const closing = { closedOn: z.string(), cause: z.string(), reason: z.string() }

/** Days on which the office of an authority was closed. */
export const closedDayEvents = {
  ClosedDayRecorded: z.object({ ...stamp, authority, closedDayId, ...closing }),
  ClosedDayCorrected: z.object({ ...stamp, ...closing }),
  ClosedDayWithdrawn: z.object({ ...stamp, reason: z.string() }),
}
