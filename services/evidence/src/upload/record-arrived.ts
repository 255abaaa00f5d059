import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { EvidenceContext } from '#context.ts'
import { completeInTurn } from './complete-in-turn.ts'
import { takeLease } from './lease.ts'
import type { TusRequest } from './tus-request.ts'

/**
 * The evidence that an upload has become whose bytes are all there. Where the request that brought the last of them recorded none, because it was cut
 * off or the store did not take the file, it is recorded now: a client of tus takes an upload that stands at its length for done, and never
 * asks again.
 *
 * @throws RefusedRequest 422 where the file is refused for good; 423 while another request works on it, and while the store does not take it
 */
export async function recordArrived(request: TusRequest, context: EvidenceContext, uploadId: string): Promise<string> {
  const lease = await takeLease(context, request.caller.id, uploadId)
  try {
    return await completeInTurn(request, context, uploadId, lease, undefined)
  } catch (error) {
    throw error instanceof RefusedRequest && error.code === 'unavailable' ? notYet(error) : error
  } finally {
    await lease.release()
  }
}

/** To 503 a client of tus begins a new upload at once; to 423 it comes again for this one. */
function notYet(cause: RefusedRequest): RefusedRequest {
  return new RefusedRequest('locked', { detail: detail('upload-not-recorded'), retryAfterSeconds: 5 }, cause)
}
