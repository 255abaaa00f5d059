import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { Readable } from 'node:stream'

/** The store of an authority's evidence, addressed by SHA-256. */
export interface ObjectStore {
  /**
   * Stores a stream under its digest after it has ended, if it has at least one byte and that digest. The object is
   * durable when this resolves. An existing digest is stored again and counts as new. Nothing of a failed stream is
   * stored.
   *
   * @throws ObjectTooLarge; ObjectRefused when the bytes are none, or not the declared ones; whatever the stream throws
   */
  put(bytes: AsyncIterable<Uint8Array>, declaredDigest: string, bytesMax: number): Promise<FoundBytes>
  /**
   * Stores a file that lies in the folder of this authority under its digest, and leaves it where it is. As `put` otherwise.
   *
   * @param known what its bytes are, where they were hashed as they were written; otherwise they are read
   */
  putFile(file: string, declaredDigest: string, known?: FoundBytes): Promise<FoundBytes>
  has(digest: string): Promise<boolean>
  /**
   * Opens an object, or a range of it. The stream holds a file of the store open until it is read or destroyed.
   *
   * @throws StoreUnavailable when the device fails; Error when there is no such object, or it is shorter than the range
   */
  read(digest: string, range: ByteRange): Promise<Readable>
  /**
   * Reads a whole object again, and hashes it.
   *
   * @returns null where there is no such object
   * @throws StoreUnavailable when the device fails; AbortError when `stopping` is aborted
   */
  hash(digest: string, stopping: AbortSignal): Promise<FoundBytes | null>
  /** Removes an object if it is there. */
  remove(digest: string): Promise<void>
  /** The digests of the objects last stored before an instant, in lists of at most {@link LISTED_MAX}. */
  storedBefore(at: Date): AsyncIterable<readonly string[]>
  /** Removes what uploads that a crash interrupted have left since before an instant, and returns how many. */
  removeUnfinished(before: Date): Promise<number>
}

/** The maximum number of digests in a list of the store: one database query is made per list. */
export const LISTED_MAX = 1_000

/** Bytes of an object, counted from 0, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/** What the bytes of a whole stream are; `digest` is their SHA-256 in hexadecimal. */
export interface FoundBytes {
  readonly sizeBytes: number
  readonly digest: string
}

/** The stream has more bytes than are accepted, and was not read to its end. */
export class ObjectTooLarge extends Error {
  override readonly name = 'ObjectTooLarge'
}

/** The stream has no byte, or another digest than the declared one. */
export class ObjectRefused extends Error {
  override readonly name = 'ObjectRefused'
  readonly found: FoundBytes

  constructor(message: string, found: FoundBytes) {
    super(message)
    this.found = found
  }
}

/**
 * The store is full or its device fails. Nothing of an upload was stored; a repetition can succeed. Whoever asked is answered 503 wherever nobody
 * says it in other words.
 */
export class StoreUnavailable extends RefusedRequest {
  constructor(message: string, options: ErrorOptions = {}) {
    const told = { detail: detail('evidence-store-silent'), retryAfterSeconds: 60 }
    super('unavailable', told, options.cause ?? new Error(message))
    this.name = 'StoreUnavailable'
    this.message = message
  }
}
