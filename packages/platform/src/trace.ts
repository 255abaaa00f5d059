import { randomUUID } from 'node:crypto'
import { authorities, type Authority } from '@concert/domain/jurisdictions'

const REQUEST_ID = /^[\w.-]{8,64}$/
/** W3C Trace Context, version 00. A trace id of only zeros is not valid. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/

/** The id of a request: the caller's trace id, or else its `X-Request-Id`, or else a new one. */
export function requestIdOf({ headers }: { headers: Record<string, string | string[] | undefined> }): string {
  const { traceparent, 'x-request-id': given } = headers
  const trace = typeof traceparent === 'string' ? traceparent.match(TRACEPARENT)?.[1] : undefined
  if (trace !== undefined) return trace
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
}

/** The authority in a URL, read before the route is known. */
export function authorityIn(url: string | undefined): Authority | undefined {
  const segment = url?.match(/^\/(?:internal\/)?([a-z-]+)\/v1\//)?.[1]
  return authorities.find((authority) => authority === segment)
}
