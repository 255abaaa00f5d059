import type { ProblemError } from '@concert/contracts/problems'
import { RefusedRequest } from '@concert/platform/refused-request'

/** The refusal of an envelope, by a stable code and a sentence for the sending authority's operator. */
export function rejected(code: string, message: string, errors?: readonly ProblemError[]): RefusedRequest {
  return new RefusedRequest('envelope-rejected', {
    detail: `${message[0]?.toUpperCase()}${message.slice(1).replace(/\.+$/, '')}.`,
    errors: [{ pointer: '', code, message }, ...(errors ?? [])],
  })
}
