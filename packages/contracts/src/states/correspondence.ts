import { type Message, messageStatuses } from '@concert/domain/correspondence/state'
import { z } from 'zod'
import { messageParticulars } from '../shapes/correspondence.ts'
import { localisedText, pinned } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How one message to a client is kept. */
export const messageState: StateFormat<Message> = {
  version: 1,
  schema: z.strictObject({
    ...pinned,
    ...messageParticulars,
    status: z.enum(messageStatuses),
    applicantId: z.string(),
    body: localisedText,
  }),
  upcast: {},
}
