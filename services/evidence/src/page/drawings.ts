import type { Inspector } from '@concert/intake/isolated/inspector'
import { BytesUnavailable } from '@concert/intake/file-bytes'
import { InspectorClosed } from '@concert/intake/isolated/inspector'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { Artefact } from '@concert/domain/artefact/state'
import { objectBytes } from '#inspection/object-bytes.ts'
import { type ObjectStore, StoreUnavailable } from '#object-store/object-store.ts'

/** Drawings that wait at one time: one is drawn after the other, and nobody waits for many. */
export const DRAWINGS_WAITING_MAX = 4

export interface Drawings {
  /**
   * The image of a page of a PDF, as a PNG; null where there is none.
   *
   * @throws RefusedRequest 503 where too many wait, and where the store does not answer
   */
  readonly of: (file: Pick<Artefact, 'digest' | 'sizeBytes'>, page: number) => Promise<Uint8Array | null>
}

/** Draws pages in a process of their own, so that no inspection keeps a reader waiting. */
export function createDrawings(objects: Pick<ObjectStore, 'read'>, inspector: Pick<Inspector, 'drawPage'>): Drawings {
  let waiting = 0
  return {
    of: async ({ digest, sizeBytes }, page) => {
      if (waiting >= DRAWINGS_WAITING_MAX)
        throw new RefusedRequest('unavailable', { detail: detail('drawings-waiting'), retryAfterSeconds: 5 })
      waiting += 1
      try {
        return await inspector.drawPage({ page, bytes: objectBytes(objects, digest, sizeBytes) })
      } catch (error) {
        if (error instanceof InspectorClosed)
          throw new RefusedRequest('unavailable', { detail: detail('drawings-waiting'), retryAfterSeconds: 5 }, error)
        if (!(error instanceof BytesUnavailable) && !(error instanceof StoreUnavailable)) throw error
        throw new RefusedRequest(
          'unavailable',
          { detail: detail('evidence-store-unread'), retryAfterSeconds: 60 },
          error,
        )
      } finally {
        waiting -= 1
      }
    },
  }
}
