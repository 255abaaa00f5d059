import type { IncomingMessage } from 'node:http'
import { type OperationShape, takesJson } from '@concert/contracts/operation'
import { fault, type FoundError } from '@concert/contracts/found-errors'
import { detail } from '@concert/sentences/detail'
import type { FastifyRequest } from 'fastify'
import { RefusedRequest } from './refused-request.ts'

/** If one of these is repeated, Node keeps the first value, but a proxy in front may use the last. */
const ONCE_ONLY: readonly string[] = ['authorization', 'content-type', 'content-length', 'host']

/** @throws RefusedRequest 400 when one of the `ONCE_ONLY` headers is repeated */
export function refuseRepeatedHeaders({ rawHeaders }: IncomingMessage): void {
  const seen: string[] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? ''
    if (!ONCE_ONLY.includes(name)) continue
    if (seen.includes(name)) throw headerNotValid(name, fault('header-repeated', '', { header: name }))
    seen.push(name)
  }
}

/** Longer than any client sends: reading it must not cost more than the request. */
const CONTENT_TYPE_LENGTH_MAX = 200

/** Of the parameters only the charset says how bytes are read. Which nobody knows are passed over (RFC 2045 5.1). */
const MEDIA_TYPES = {
  // Each blank is read in one way only: with two, a header of forty semicolons would be read for ever.
  json: /^application\/json[ \t]*(?:;[ \t]*(?:(?:charset="?utf-?8"?|(?!charset=)[\w.-]+=(?:[\w.+/-]+|"[^"\\]*"))[ \t]*)?)*$/i,
  jose: /^application\/jose$/i,
  multipart: /^multipart\/form-data\s*;/i,
  csv: /^text\/csv[ \t]*(?:;[ \t]*(?:charset="?utf-?8"?|header="?present"?)[ \t]*)*$/i,
  offset: /^application\/offset\+octet-stream$/i,
} as const

/**
 * Refuses a body of a type that the operation does not declare, before the body is read. A request without a Content-Type
 * passes: Fastify refuses bytes without a type, and the operation's schema refuses an empty body.
 *
 * @throws RefusedRequest 415
 */
export function refuseUndeclaredContent(operation: OperationShape, { headers }: FastifyRequest): void {
  const given = headers['content-type']
  if (given === undefined || (operation.rawBody === undefined && !takesJson(operation))) return
  const kind = operation.rawBody ?? 'json'
  if (given.length <= CONTENT_TYPE_LENGTH_MAX && MEDIA_TYPES[kind].test(given)) return
  throw new RefusedRequest('unsupported-media-type', {
    detail: detail('content-type-expected', { mediaType: EXPECTED[kind] }),
    headers: { accept: EXPECTED[kind].split(';')[0] ?? '' },
  })
}

/**
 * Refuses a body that its `Content-Length` says to be too large, before it is let in.
 *
 * @throws RefusedRequest 413
 */
export function refuseLargeBody({ headers }: FastifyRequest, bytesMax = Infinity): void {
  if (Number(headers['content-length'] ?? 0) <= bytesMax) return
  throw new RefusedRequest('payload-too-large', { detail: detail('body-too-large', { bytes: bytesMax }) })
}

const EXPECTED = {
  json: 'application/json; charset=utf-8',
  jose: 'application/jose',
  multipart: 'multipart/form-data; boundary=…',
  csv: 'text/csv; charset=utf-8',
  offset: 'application/offset+octet-stream',
} as const

/**
 * Reads `Idempotency-Key`.
 *
 * @throws RefusedRequest 400 when it is not 1 to 255 visible ASCII characters
 */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\u0021-\u007e]{1,255}$/.test(key)) {
    throw headerNotValid('idempotency-key', fault('idempotency-key-malformed', '', {}))
  }
  return key
}

/** The refusal of a header. */
export function headerNotValid(header: string, error: FoundError): RefusedRequest {
  return new RefusedRequest('invalid-request', { detail: detail('header-not-valid', { header }), errors: [error] })
}
