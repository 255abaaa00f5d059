import type { correspondenceMessage } from '@concert/contracts/correspondence'
import type { z } from 'zod'
import type { MessageRecord } from '#store/correspondence.ts'

export function representMessage(record: MessageRecord): z.input<typeof correspondenceMessage> {
  const { messageId, applicationId, kind, body, certificateNumber, sentAt } = record
  return { messageId, applicationId, kind, body, certificateNumber, sentAt }
}
