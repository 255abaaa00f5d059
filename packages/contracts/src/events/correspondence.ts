import { z } from 'zod'
import { correspondenceMessage } from '../correspondence.ts'
import { applicationId, messageId } from '../primitives.ts'
import { localisedText } from './parts.ts'

/** What an authority told its client. */
export const correspondenceEvents = {
  ClientNotified: z.object({
    messageId,
    applicationId,
    kind: correspondenceMessage.shape.kind,
    body: localisedText,
    certificateNumber: z.string().nullable(),
  }),
}
