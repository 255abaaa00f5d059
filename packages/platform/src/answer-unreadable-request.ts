import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { type Detail, detail } from '@concert/sentences/detail'
import { RefusedRequest } from './refused-request.ts'
import { problemOf } from './render-problem.ts'

/** Answers a request that is not HTTP, or did not arrive in time, with a problem, and closes the connection. */
export function answerUnreadableRequest(error: Error & { code?: string }, socket: Socket): void {
  if (socket.writable && error.code !== 'ECONNRESET') socket.write(answerTo(error.code ?? ''))
  socket.destroy()
}

const DETAILS: Readonly<Record<string, Detail>> = {
  ERR_HTTP_REQUEST_TIMEOUT: detail('request-late'),
  HPE_HEADER_OVERFLOW: detail('headers-too-large'),
}

function answerTo(code: string): string {
  const refused = new RefusedRequest('invalid-request', { detail: DETAILS[code] ?? detail('not-http') })
  // The request could not be read, so neither could its Accept-Language.
  const { problem, headers } = problemOf(refused, { instance: '', traceId: randomUUID(), language: 'en' })
  const body = JSON.stringify(problem)
  return [
    'HTTP/1.1 400 Bad Request',
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'connection: close',
    '',
    body,
  ].join('\r\n')
}
