import { BytesUnavailable } from '@concert/intake/file-bytes'
import { type Inspector, InspectorClosed } from '@concert/intake/isolated/inspector'
import { isPreviewed, previewedType } from '@concert/intake/preview/previewed-types'
import type { PreviewKind, Previews as Made } from '@concert/intake/preview/preview'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { Artefact } from '@concert/domain/artefact/state'
import { objectBytes } from '#inspection/object-bytes.ts'
import { type ObjectStore, StoreUnavailable } from '#object-store/object-store.ts'

/** Previews that wait at one time: one is made after the other, and nobody waits for many. */
export const PREVIEWS_WAITING_MAX = 4

/** What is shown: a file on record. */
export interface ShownFile {
  readonly fileName: string
  readonly state: Pick<Artefact, 'digest' | 'sizeBytes' | 'mediaType' | 'inspection'>
}

/** As what a file is shown. */
export function shownType({ fileName, state: { inspection, mediaType } }: ShownFile): string {
  return previewedType({ foundType: inspection?.foundType, mediaType, fileName })
}

export interface Previews {
  /**
   * What is made of a page of a file for this request; null where nothing can be made.
   *
   * @throws RefusedRequest 503 where too many wait, and where the store does not answer
   */
  readonly of: <Kind extends PreviewKind>(kind: Kind, file: ShownFile, page: number) => Promise<Made[Kind] | null>
}

/** Makes previews in a process of their own, so that no inspection keeps a reader waiting. */
export function createPreviews(objects: Pick<ObjectStore, 'read'>, inspector: Pick<Inspector, 'preview'>): Previews {
  let waiting = 0
  return {
    of: async (kind, file, page) => {
      const type = shownType(file)
      if (!isPreviewed(kind, type)) return null
      const { digest, sizeBytes } = file.state
      if (waiting >= PREVIEWS_WAITING_MAX)
        throw new RefusedRequest('unavailable', { detail: detail('drawings-waiting'), retryAfterSeconds: 5 })
      waiting += 1
      try {
        return await inspector.preview(kind, { type, page, bytes: objectBytes(objects, digest, sizeBytes) })
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
