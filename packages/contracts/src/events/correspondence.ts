import { z } from 'zod'
import { messageParticulars } from '../shapes/correspondence.ts'
import { localisedText, pinned, stamp } from './parts.ts'

/** What an authority told its client. */
export const correspondenceEvents = {
  ClientNotified: z.object({
    ...stamp,
    ...pinned,
    ...messageParticulars,
    applicantId: z.string(),
    body: localisedText,
  }),
}
