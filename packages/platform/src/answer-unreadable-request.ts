import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { RefusedRequest } from './refused-request.ts'
import { problemOf } from './render-problem.ts'

/** Answers what is not HTTP, or did not arrive in time, with a problem like everything else, and closes the connection. */
export function answerUnreadableRequest(error: Error & { code?: string }, socket: Socket): void {
  if (socket.writable && error.code !== 'ECONNRESET') socket.write(answerTo(error.code ?? ''))
  socket.destroy()
}

const DETAILS: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'The request did not arrive in time.',
  HPE_HEADER_OVERFLOW: 'The headers are too large.',
}

function answerTo(code: string): string {
  const refused = new RefusedRequest('invalid-request', { detail: DETAILS[code] ?? 'This is not an HTTP request.' })
  const { problem } = problemOf(refused, { instance: '', traceId: randomUUID() })
  const body = JSON.stringify(problem)
  return [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n')
}
