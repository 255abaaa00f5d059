import { on } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { giveBack } from '@concert/platform/give-back'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { Lease } from './lease.ts'

/** How many chunks wait to be taken before the client is told to wait. A chunk has at most 64 KiB. */
const WAITING_MAX = 4

/**
 * The bytes of a request that has the lease of an upload, until it loses the lease or hands it over. The request is not destroyed where reading ends early: its
 * client is answered.
 *
 * @throws RefusedRequest 400 when the client is gone; 423 when another request has taken over
 */
export async function* arriving(incoming: IncomingMessage, lease: Lease): AsyncGenerator<Uint8Array> {
  if (incoming.readableEnded) return
  if (incoming.destroyed) throw cutOff()
  const chunks = on(incoming, 'data', {
    signal: lease.over,
    close: ['end', 'close'],
    highWaterMark: WAITING_MAX,
  }) as AsyncIterableIterator<[Buffer]>
  try {
    for (;;) {
      const { done, value } = await lease.awaitClient(chunks.next())
      if (done === true) break
      const [chunk] = value
      yield chunk
      giveBack(chunk)
    }
  } catch (error) {
    lease.over.throwIfAborted()
    throw cutOff(error)
  } finally {
    await chunks.return?.()
  }
  if (!incoming.readableEnded) throw cutOff()
}

function cutOff(cause?: unknown): RefusedRequest {
  return new RefusedRequest('invalid-request', { detail: detail('upload-cut-off') }, cause)
}
