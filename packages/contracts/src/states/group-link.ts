import { type GroupLink, groupLinkStatuses } from '@concert/domain/group-link/state'
import { z } from 'zod'
import { groupLinkParticulars } from '../shapes/group-link.ts'
import type { StateFormat } from './state-format.ts'

/** How a link between two organisations is kept. */
export const groupLinkState: StateFormat<GroupLink> = {
  version: 1,
  schema: z.strictObject({
    ...groupLinkParticulars,
    status: z.enum(groupLinkStatuses),
    endedOn: z.string().nullable(),
    endReason: z.string().nullable(),
  }),
  upcast: {},
}
