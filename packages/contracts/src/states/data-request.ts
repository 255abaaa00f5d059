import {
  type DataRequest,
  dataRequestKinds,
  dataRequestStatuses,
  dataRequestWays,
} from '@concert/domain/data-request/state'
import { z } from 'zod'
import { authority } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How a request for one's own data is kept. */
export const dataRequestState: StateFormat<DataRequest> = {
  version: 1,
  schema: z.strictObject({
    authority,
    requestId: z.string(),
    status: z.enum(dataRequestStatuses),
    personId: z.string(),
    asks: z.enum(dataRequestKinds),
    way: z.enum(dataRequestWays),
    receivedOn: z.string(),
    daysLeft: z.number().int(),
    fileVersion: z.number().int(),
    decidedBy: z.string().nullable(),
    refusal: z.string().nullable(),
  }),
  upcast: {},
}
