import type { correspondenceMessage } from '@concert/contracts/correspondence'
import type { z } from 'zod'
import type { MessageShown } from './store.ts'

export type MessageBody = z.input<typeof correspondenceMessage>

export function representMessage(message: MessageShown): MessageBody {
  const { messageId, applicationId, kind, body, certificateNumber, sentAt } = message
  return { messageId, applicationId, kind, body, certificateNumber, sentAt }
}
