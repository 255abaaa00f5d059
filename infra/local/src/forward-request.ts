import { type ClientRequest, type IncomingMessage, request as ask, type ServerResponse } from 'node:http'
import { awaitsLeave, dropRest, hasBody, letBodyIn } from '@concert/platform/body-arrival'
import { pipeOnce } from '@concert/platform/sent-once'
import { endToEnd } from './hop-by-hop.ts'
import type { KnownRefusals } from './known-refusals.ts'
import { type Listener, refuse, unavailable } from './origin-server.ts'

/**
 * Passes requests on to a service in a process of its own. Whatever client or service do, each of the four streams ends here: an
 * error of none of them ends the process.
 *
 * @param known what the service refuses by address, where it does so
 */
export function forwardTo(port: number, known?: KnownRefusals): Listener {
  return (request, response) => {
    const address = request.socket.remoteAddress
    const refusal = known?.of(address)
    if (refusal !== undefined) return refuse(request, response, refusal)
    const fail = (): void => {
      // After the answer has begun, it tells by itself whether it is whole.
      if (!response.headersSent && !response.destroyed) unavailable(request, response)
    }
    let isLetIn = false
    const isBodied = hasBody(request)
    const asksFirst = awaitsLeave(response) || mayBeLarge(request)
    // Nothing more is read of it until the service has said whether it wants it: whoever reads the body then goes on.
    if (asksFirst) request.socket.pause()
    let upstream: ClientRequest
    try {
      upstream = ask({
        host: '127.0.0.1',
        port,
        method: request.method,
        path: request.url,
        headers: forwarded(request, asksFirst),
      })
    } catch {
      // Node does not write what it has read: a target of signs that no request may have.
      return fail()
    }
    upstream.on('response', (answer) => {
      known?.note(address, answer.statusCode, answer.headers)
      const isRefused = asksFirst && !isLetIn
      // Before the answer is written, which says whether the connection goes on.
      if (isRefused) dropRest(request, response)
      relay(request, answer, response)
      // The service has said all that it will, and of a body that it did not let in it waits for nothing.
      if (isRefused) answer.once('end', () => upstream.destroy())
    })
    upstream.on('continue', () => {
      isLetIn = true
      letBodyIn(response)
      request.pipe(upstream)
    })
    upstream.on('error', fail)
    upstream.on('close', () => {
      // Without an error too: after a switch to another protocol, which nobody asked for.
      fail()
      if (!isBodied) return
      // What the service does not take any more is read for a while: a client that still writes can read why.
      request.unpipe(upstream)
      dropRest(request, response)
    })
    // A body that is cut off must not be taken for a whole one.
    request.on('error', () => upstream.destroy())
    response.on('error', () => upstream.destroy())
    response.on('close', () => upstream.destroy())
    if (!isBodied) upstream.end()
    else if (!asksFirst) request.pipe(upstream)
  }
}

/** Only a client that waits has expected something, and who sent the request is what this hop sees, and not what the request says. */
const SAID_ANEW: readonly string[] = ['expect', 'x-forwarded-for']

/** The body is framed anew: how long it is may be told in another way than to this hop, but not by nothing. */
function forwarded({ method = 'GET', headers, rawHeaders, socket }: IncomingMessage, asksFirst: boolean): string[] {
  const fields = endToEnd(rawHeaders, SAID_ANEW)
  if (headers['transfer-encoding'] !== undefined) fields.push('transfer-encoding', 'chunked')
  else if (headers['content-length'] === undefined && ['POST', 'PUT', 'PATCH'].includes(method))
    fields.push('content-length', '0')
  if (socket.remoteAddress !== undefined) fields.push('x-forwarded-for', socket.remoteAddress)
  // The service lets the body in, because it knows how large it may be and who may send it.
  if (asksFirst) fields.push('expect', '100-continue')
  return fields
}

/** What is more than this goes to a service only when it has been let in: a body that is refused is not sent twice. */
const SENT_UNASKED_BYTES_MAX = 65_536

function mayBeLarge({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > SENT_UNASKED_BYTES_MAX
}

function relay(request: IncomingMessage, answer: IncomingMessage, response: ServerResponse): void {
  // Whoever was not told to send its body may send it or not: nobody knows where its next request begins.
  if (awaitsLeave(response)) response.shouldKeepAlive = false
  try {
    response.writeHead(answer.statusCode ?? 502, endToEnd(answer.rawHeaders))
  } catch {
    // No status, or a field that no answer may have.
    answer.destroy()
    return unavailable(request, response)
  }
  // Cut off, it must not be taken for a whole one. `pipeline` would say the same, and makes an error for each that is whole.
  answer.on('error', () => response.destroy())
  pipeOnce(answer, response)
}
