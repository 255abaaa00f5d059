import type { IncomingHttpHeaders } from 'node:http'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { parse } from 'range-parser'
import type { ByteRange } from '#object-store/object-store.ts'

/** What of a file is sent: all of it, or one range. */
export interface RequestedRange extends ByteRange {
  readonly isPart: boolean
}

/**
 * What a request asks for of a file that has `bytes` bytes, at least one (RFC 9110 14.2). As there, a header that cannot be read, another unit, or
 * an `If-Range` that names another representation ask for the whole; so do several ranges, which nobody needs of one file.
 *
 * @throws RefusedRequest 416 when the range begins after the end
 */
export function requestedRange(
  { range, 'if-range': ifRange }: IncomingHttpHeaders,
  { bytes, etag }: { readonly bytes: number; readonly etag: string },
): RequestedRange {
  const whole = { first: 0, last: bytes - 1, isPart: false }
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return whole
  const { type, code, ranges } = parse(bytes, range)
  const [one, ...more] = ranges
  if (type !== 'bytes' || (code & MALFORMED) !== 0 || more.length > 0) return whole
  if (one === undefined) {
    throw new RefusedRequest('range-not-satisfiable', {
      detail: detail('range-outside', { bytes }),
      headers: { 'content-range': `bytes */${bytes}` },
    })
  }
  return { first: one.start, last: one.end, isPart: true }
}

/** The bit of the parser's code that says so. */
const MALFORMED = 1
