import { z } from 'zod'
import { date } from '../primitives.ts'
import { groupLinkParticulars } from '../shapes/group-link.ts'
import { stamp } from './parts.ts'

/** Which organisations are of one group. */
export const groupLinkEvents = {
  GroupLinkRecorded: z.object({ ...stamp, ...groupLinkParticulars }),
  GroupLinkEnded: z.object({ ...stamp, endedOn: date, reason: z.string() }),
  GroupLinkWithdrawn: z.object({ ...stamp, reason: z.string() }),
}
