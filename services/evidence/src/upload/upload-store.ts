import type { Readable } from 'node:stream'
import { DataStore, Upload } from '@tus/server'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { KnownRecords } from '#object-store/evidence-objects.ts'
import { metadataOf } from './upload-metadata.ts'
import { type Keeper, sealOfUpload } from './upload-key.ts'
import type { UploadRow } from './uploads.ts'
import { UPLOAD_LIFE_MS } from './settings.ts'
import type { Spool } from './spool.ts'

/** What the store of one request of tus asks of the service. */
export interface Uploading {
  readonly spool: Spool
  readonly keeper: Keeper
  find(uploadId: string): Promise<UploadRow>
  /** Writes the length of an upload that had none. @throws RefusedRequest 409 when it leaves no room */
  declare(uploadId: string, sizeBytes: number): Promise<void>
  /** Asks for room up to an offset, and is told how far there is some now. @throws RefusedRequest 409, 413 */
  reserve(uploadId: string, offset: number): Promise<number>
  remove(uploadId: string): Promise<void>
  /** The bytes that this request brings; a client that waits is told that it may send them. */
  letIn(): AsyncIterable<Uint8Array>
  /** @throws RefusedRequest 423 when this request may write no more */
  requireHeld(): void
}

/** The store of one request: what it knows is of this request alone. */
export class UploadStore extends DataStore {
  /** The upload as it was last read, for what the refusal says. */
  last: { readonly offset: number; readonly sizeBytes: number | null } | undefined
  /** What the records of the whole file are and hold, where this request brought all of it. */
  known: KnownRecords | undefined
  readonly #uploading: Uploading

  constructor(uploading: Uploading) {
    super()
    this.#uploading = uploading
    this.extensions = ['creation', 'creation-with-upload', 'creation-defer-length', 'expiration', 'termination']
  }

  override getExpiration(): number {
    return UPLOAD_LIFE_MS
  }

  /** The row and the file were made before the lock was taken, which needs them. */
  override create(upload: Upload): Promise<Upload> {
    this.last = { offset: 0, sizeBytes: upload.size ?? null }
    return Promise.resolve(upload)
  }

  override async getUpload(id: string): Promise<Upload> {
    const row = await this.#uploading.find(id)
    const offset = await arrivedOf(row, this.#uploading)
    this.last = { offset, sizeBytes: row.sizeBytes }
    return new Upload({
      id,
      offset,
      ...(row.sizeBytes === null ? {} : { size: row.sizeBytes }),
      metadata: metadataOf(row),
      creation_date: row.begunAt.toISOString(),
    })
  }

  /** Reads the request itself: the stream that the server of tus hands on was converted twice, and costs a third of the speed. */
  override async write(_stream: Readable, id: string, offset: number): Promise<number> {
    const { spool, keeper, find, reserve, letIn, requireHeld } = this.#uploading
    const row = await find(id)
    const { sizeBytes, reservedBytes, evidenceId } = row
    // A client that was not told that its upload is complete asks again, with no byte.
    if (evidenceId !== null) return offset
    let reserved = reservedBytes
    const admit = (arrived: number) => {
      requireHeld()
      if (sizeBytes !== null && arrived > sizeBytes) {
        throw new RefusedRequest('payload-too-large', { detail: detail('upload-too-long', { bytes: sizeBytes }) })
      }
      if (arrived <= reserved) return undefined
      return reserve(id, arrived).then((room) => {
        reserved = room
      })
    }
    const upload = { uploadId: id, seal: sealOfUpload(keeper, row) }
    const { taken, known } = await spool.append(upload, letIn(), { offset, sizeBytes, admit })
    this.known = known
    return offset + taken
  }

  override declareUploadLength(id: string, sizeBytes: number): Promise<void> {
    return this.#uploading.declare(id, sizeBytes)
  }

  override remove(id: string): Promise<void> {
    return this.#uploading.remove(id)
  }
}

/** How many bytes of an upload have arrived. @throws RefusedRequest 410 where its file is gone */
export async function arrivedOf(
  row: UploadRow,
  { spool, keeper }: Pick<Uploading, 'spool' | 'keeper'>,
): Promise<number> {
  const { uploadId, evidenceId, sizeBytes } = row
  if (evidenceId !== null) return sizeBytes ?? 0
  const arrived = await spool.arrived({ uploadId, seal: sealOfUpload(keeper, row) })
  if (arrived === undefined) throw new RefusedRequest('gone', { detail: detail('upload-expired') })
  return arrived
}
