import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { browserHeaders } from './browser-headers.ts'
import type { RefusedRequest } from './refused-request.ts'
import { problemOf } from './render-problem.ts'

/** How long a client that is still sending may read its answer before the connection is cut, in ms. */
const READING_MS = 500

const answered = new WeakSet<Duplex>()

/** Answers a request that there is no response object for with a problem, and closes the connection. */
export function answerOnSocket(socket: Duplex, refused: RefusedRequest): void {
  // The rest of what could not be read comes here again.
  if (answered.has(socket)) return
  answered.add(socket)
  if (!socket.writable || isAnswering(socket)) {
    socket.destroy()
    return
  }
  socket.end(textOf(refused))
  // A connection that is cut while the client still sends takes the answer with it.
  const cut = setTimeout(() => socket.destroy(), READING_MS).unref()
  socket.once('close', () => clearTimeout(cut))
}

/** Whether the answer to the request before is under way: nothing may be written into it. Node keeps it at the socket. */
function isAnswering(socket: Duplex): boolean {
  const { _httpMessage: message } = socket as Duplex & { _httpMessage?: { headersSent: boolean } | null }
  return message?.headersSent === true
}

function textOf(refused: RefusedRequest): string {
  // The request could not be read, so neither could its Accept-Language.
  const { problem, headers } = problemOf(refused, { instance: '', traceId: randomUUID(), language: 'en' })
  const body = JSON.stringify(problem)
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${problem.trace_id}`,
    ...Object.entries({ ...browserHeaders, ...headers }).map(([name, value]) => `${name}: ${value}`),
    'connection: close',
    '',
    body,
  ].join('\r\n')
}
