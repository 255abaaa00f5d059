import { z } from 'zod'
import { authority, clockRecountId } from '../primitives.ts'
import { clockMove } from '../shapes/clock-move.ts'
import { stamp } from './parts.ts'

/** That clocks were counted again by other days, with every day that is another one. */
export const clockRecountEvents = {
  ClocksRecounted: z.object({ ...stamp, authority, recountId: clockRecountId, moves: z.array(z.object(clockMove)) }),
}
