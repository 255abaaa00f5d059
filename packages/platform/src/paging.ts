import { createHmac, timingSafeEqual } from 'node:crypto'
import { detail } from '@concert/sentences/detail'
import { RefusedRequest } from './refused-request.ts'

export interface Cursors {
  /** Makes the opaque cursor that continues after a row with these sort values, for this filter. */
  write(filter: unknown, after: readonly string[]): string
  /** @throws RefusedRequest 400 when the cursor was not signed with this key or belongs to another filter */
  read(filter: unknown, cursor: string | undefined): readonly string[] | undefined
}

/** Keyset cursors signed with `key`, so that a caller cannot make a cursor for rows of another filter or tenant. */
export function createCursors(key: Buffer): Cursors {
  const sign = (body: string, filter: unknown): Buffer =>
    createHmac('sha256', key).update(body).update('\n').update(JSON.stringify(filter)).digest().subarray(0, 16)
  return {
    write(filter, after) {
      const body = Buffer.from(JSON.stringify(after)).toString('base64url')
      return `${body}.${sign(body, filter).toString('base64url')}`
    },
    read(filter, cursor) {
      if (cursor === undefined) return undefined
      const [body, signature, ...rest] = cursor.split('.')
      const given = Buffer.from(signature ?? '', 'base64url')
      const expected = sign(body ?? '', filter)
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw new RefusedRequest('invalid-cursor', { detail: detail('cursor-of-another-list') })
      }
      return JSON.parse(Buffer.from(body ?? '', 'base64url').toString('utf8')) as string[]
    },
  }
}

/** Returns one page of `limit + 1` rows, with the cursor of the next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorAfter: (last: Row) => string,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null }
}
