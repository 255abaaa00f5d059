import type { IncomingMessage } from 'node:http'
import { fault } from '@concert/contracts/found-errors'
import { detail } from '@concert/sentences/detail'
import { hostIn } from './origin/own-host.ts'
import { RefusedRequest } from './refused-request.ts'
import { headerNotValid, refuseRepeatedHeaders } from './request-headers.ts'

/** The longest path with its query that is read, in bytes. */
const TARGET_BYTES_MAX = 8_192

/** The most that all headers of a request take together, in bytes. */
const HEADER_BYTES_MAX = 16_384

/**
 * Checks what is checked of every request, before it is routed: by the origin, and by each service, which may stand behind another
 * proxy.
 *
 * @throws RefusedRequest 414, 431, 501 for a transfer coding other than `chunked`, 415 for a coded body, 400 for headers that two sides may read
 * differently, for a fragment, and for a query that is not UTF-8
 */
export function checkArrival(request: IncomingMessage, target = request.url ?? ''): void {
  if (target.length > TARGET_BYTES_MAX) throw targetTooLong()
  // RFC 9112 3.2 has none. Whoever routes the request would read the rest as a query.
  if (target.includes('#')) throw new RefusedRequest('invalid-request', { detail: detail('fragment-in-target') })
  if (!isQueryReadable(target)) throw new RefusedRequest('invalid-request', { detail: detail('query-unreadable') })
  // With the colon, the space and the line break of each field.
  const bytes = request.rawHeaders.reduce((sum, text) => sum + text.length + 2, 0)
  if (bytes > HEADER_BYTES_MAX) throw headersTooLarge()
  refuseRepeatedHeaders(request)
  checkHost(request)
  const coding = request.headers['transfer-encoding']
  if (coding !== undefined && coding.trim().toLowerCase() !== 'chunked') {
    throw new RefusedRequest('not-implemented', { detail: detail('transfer-coding-unknown', { coding }) })
  }
  checkContentCoding(request)
}

/** A body is read as it is. What is said to be compressed would be refused as malformed, or taken although it is not compressed. */
function checkContentCoding({ headers }: IncomingMessage): void {
  const { 'content-encoding': coding, 'content-length': length = '0', 'transfer-encoding': transfer } = headers
  if (coding === undefined || (length === '0' && transfer === undefined)) return
  if (coding.split(',').every((one) => ['', 'identity'].includes(one.trim().toLowerCase()))) return
  throw new RefusedRequest('unsupported-media-type', {
    detail: detail('content-coding-unknown', { coding }),
    // RFC 9110 15.5.16: what would be taken.
    headers: { 'accept-encoding': 'identity' },
  })
}

/** Whoever reads a parameter would take what cannot be decoded as it is written, and find nothing by it. */
function isQueryReadable(target: string): boolean {
  const query = target.indexOf('?')
  if (query < 0 || !target.includes('%', query)) return true
  try {
    decodeURIComponent(target.slice(query))
    return true
  } catch {
    return false
  }
}

export function targetTooLong(): RefusedRequest {
  return new RefusedRequest('target-too-long', { detail: detail('target-too-long', { bytes: TARGET_BYTES_MAX }) })
}

export function headersTooLarge(): RefusedRequest {
  return new RefusedRequest('headers-too-large', { detail: detail('headers-too-large', { bytes: HEADER_BYTES_MAX }) })
}

function checkHost({ headers: { host }, httpVersionMajor, httpVersionMinor }: IncomingMessage): void {
  if (host === undefined) {
    // Before HTTP/1.1 there was no such header.
    if (httpVersionMajor === 1 && httpVersionMinor === 0) return
    throw new RefusedRequest('invalid-request', { detail: detail('host-missing') })
  }
  if (hostIn(host) === undefined) throw headerNotValid('host', fault('not-valid', '', {}))
}
