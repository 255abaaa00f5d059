import type { FoundError } from '@concert/contracts/found-errors'
import { RefusedRequest } from '@concert/platform/refused-request'
import { type Detail, detail } from '@concert/sentences/detail'

/** The refusal of an envelope, for what is wrong with it as a whole and for every fault of its body. */
export function rejected(
  errors: readonly FoundError[],
  told: Detail = detail('envelope-not-accepted'),
): RefusedRequest {
  return new RefusedRequest('envelope-rejected', { detail: told, errors })
}
