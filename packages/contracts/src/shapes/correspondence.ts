import { messageKinds } from '@concert/domain/correspondence/state'
import { z } from 'zod'
import { applicationId, messageId } from '../primitives.ts'

/** What the event, the state and the representation of a message to a client have in common, beside its text. */
export const messageParticulars = {
  messageId,
  applicationId,
  kind: z.enum(messageKinds),
  certificateNumber: z.string().nullable(),
}
