import type { Readable } from 'node:stream'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { type ByteRange, type ObjectStore, StoreUnavailable } from '#object-store/object-store.ts'

/**
 * Opens the bytes that a read was allowed.
 *
 * @throws RefusedRequest 503 when the device fails
 */
export async function openObject(
  objects: Pick<ObjectStore, 'read'>,
  digest: string,
  range: ByteRange,
): Promise<Readable> {
  try {
    return await objects.read(digest, range)
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
    throw new RefusedRequest('unavailable', { detail: detail('evidence-store-unread'), retryAfterSeconds: 60 }, error)
  }
}
