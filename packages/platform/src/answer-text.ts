import type { OperationShape } from '@concert/contracts/operation'
import { z } from 'zod'
import type { Answer, PreparedAnswer } from './operation-route.ts'

/** The media type of a success of this operation. */
export function mediaTypeOf({ success }: OperationShape): string {
  return success.mediaType ?? 'application/json'
}

/**
 * Encodes an answer as the text that is sent, and that is kept for repetitions of the request. No other code does this. It
 * checks the answer against the contract while the transaction can still be rolled back.
 *
 * @throws Error when the answer does not fit the contract of its operation
 */
export function answerText(operation: OperationShape, answer: Answer<unknown> | PreparedAnswer): string {
  if ('text' in answer) return answer.text
  const encoded = z.safeEncode(operation.success.body, answer.body)
  if (!encoded.success) {
    throw new Error(`the answer of ${operation.id} does not fit its contract`, { cause: encoded.error })
  }
  return /[/+]json$/.test(mediaTypeOf(operation)) ? JSON.stringify(encoded.data) : String(encoded.data)
}
