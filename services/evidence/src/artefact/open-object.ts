import type { Readable } from 'node:stream'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { type ByteRange, type ObjectStore, StoreUnavailable } from '#object-store/object-store.ts'

/**
 * Opens the bytes that a read was allowed.
 *
 * @throws RefusedRequest 503 when the device fails
 */
export function openObject(objects: Pick<ObjectStore, 'read'>, digest: string, range: ByteRange): Promise<Readable> {
  return ofStore(objects.read(digest, range))
}

/**
 * What is read of what is kept of a file.
 *
 * @throws RefusedRequest 503 when the device fails, or the authority's key is not at hand; whatever else the reading throws
 */
export async function ofStore<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
    throw new RefusedRequest('unavailable', { detail: detail('evidence-store-unread'), retryAfterSeconds: 60 }, error)
  }
}
