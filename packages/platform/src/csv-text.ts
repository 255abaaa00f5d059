import { fault } from '@concert/contracts/found-errors'
import { detail } from '@concert/sentences/detail'
import { RefusedRequest } from './refused-request.ts'

/**
 * The text of a table that a request brings as its body: UTF-8, with or without a byte order mark.
 *
 * @throws RefusedRequest 400 when it is in another encoding
 */
export function csvText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const told = detail('not-valid-in-places', { part: 'body', count: 1 })
    throw new RefusedRequest('invalid-request', { detail: told, errors: [fault('table-not-utf8', '', {})] }, cause)
  }
}
