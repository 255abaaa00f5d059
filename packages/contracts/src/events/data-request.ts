import { dataRequestKinds, dataRequestWays } from '@concert/domain/data-request/state'
import { z } from 'zod'
import { authority, date } from '../primitives.ts'
import { stamp } from './parts.ts'

/** Requests of people for their own data. What a person wrote is in no event: it can hold names. */
export const dataRequestEvents = {
  DataRequested: z.object({
    ...stamp,
    authority,
    requestId: z.string(),
    personId: z.string(),
    asks: z.enum(dataRequestKinds),
    way: z.enum(dataRequestWays),
    receivedOn: date,
    daysLeft: z.number(),
    fileVersion: z.number(),
  }),
  DataRequestAnswered: z.object(stamp),
  DataRequestRefused: z.object({ ...stamp, reason: z.string() }),
  DataHandedOver: z.object({ ...stamp, how: z.string() }),
}
