import type { Duplex } from 'node:stream'
import { detail } from '@concert/sentences/detail'
import { answerOnSocket } from './answer-on-socket.ts'
import { headersTooLarge, targetTooLong } from './check-arrival.ts'
import { RefusedRequest } from './refused-request.ts'

/** What Node says of a request that it could not read, and the bytes in which it gave up. */
type Unreadable = Error & { readonly code?: string; readonly rawPacket?: unknown }

/** Answers a request that is not HTTP, or did not arrive in time, with a problem, and closes the connection. */
export function answerUnreadableRequest(error: Unreadable, socket: Duplex): void {
  if (error.code === 'ECONNRESET') socket.destroy()
  else answerOnSocket(socket, refusalOf(error))
}

function refusalOf({ code, rawPacket }: Unreadable): RefusedRequest {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return endsInTarget(rawPacket) ? targetTooLong() : headersTooLarge()
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new RefusedRequest('invalid-request', { detail: detail('request-late') })
    default:
      return new RefusedRequest('invalid-request', { detail: detail('not-http') })
  }
}

/** Node gives up at the same size for both: in the first line it was the target that took it. */
function endsInTarget(bytes: unknown): boolean {
  return Buffer.isBuffer(bytes) && /^[A-Z]+ [^ \r\n]{8192}/.test(bytes.toString('latin1'))
}
