import type { ProblemError } from '@concert/contracts/problems'
import { RefusedRequest } from '@concert/platform/refused-request'
import { type Detail, detail } from '@concert/sentences/detail'

/** The refusal of an envelope, by a stable code and a sentence for the sending authority's operator. */
export function rejected(
  code: string,
  message: string,
  errors: readonly ProblemError[] = [],
  told: Detail = detail('envelope-not-accepted'),
): RefusedRequest {
  return new RefusedRequest('envelope-rejected', { detail: told, errors: [{ pointer: '', code, message }, ...errors] })
}
