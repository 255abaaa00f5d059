import type { FoundError } from '@concert/contracts/found-errors'
import { RefusedRequest } from '@concert/platform/refused-request'
import { type Detail, detail } from '@concert/sentences/detail'

const notAccepted = detail('envelope-not-accepted')

/** The refusal of an envelope, for what is wrong with it as a whole and for every fault of its body. */
export function rejected(errors: readonly FoundError[], told: Detail = notAccepted): RefusedRequest {
  return new RefusedRequest('envelope-rejected', { detail: told, errors })
}

/**
 * Does the work on an envelope. What the rules refuse of it is told as every other fault of an envelope is.
 *
 * @throws RefusedRequest `envelope-rejected` with the violations; whatever else the work throws
 */
export async function rejecting<Result>(work: Promise<Result>, told = notAccepted): Promise<Result> {
  try {
    return await work
  } catch (error) {
    const isRefused = error instanceof RefusedRequest && error.code === 'rules-not-met'
    throw isRefused ? rejected(error.details.errors ?? [], told) : error
  }
}
