/**
 * Where an authority keeps the bytes of its evidence, addressed by their SHA-256. Bytes go in and are never handed out: nothing
 * has scanned them, so the port has no way to read an object.
 */
export interface ObjectStore {
  /**
   * Keeps a stream under its digest once it has ended, has at least one byte and has that digest; the object is durable when
   * this resolves. A digest that is there already is stored again and counts as new. Nothing is kept of a stream that fails.
   *
   * @throws ObjectRefused when the bytes are too many, none, or not those declared; whatever the stream throws
   */
  put(bytes: AsyncIterable<Uint8Array>, declaredDigest: string, bytesMax: number): Promise<{ sizeBytes: number }>
  has(digest: string): Promise<boolean>
  /** Removes an object if it is there. */
  remove(digest: string): Promise<void>
  /** The digests of the objects last stored before an instant, in lists of at most {@link LISTED_MAX}. */
  storedBefore(at: Date): AsyncIterable<readonly string[]>
  /** Removes what uploads that a crash cut off have left since before an instant; says how many. */
  removeUnfinished(before: Date): Promise<number>
}

/** How many digests a list of the store has at most: one question to the database is asked for each list. */
export const LISTED_MAX = 1_000

export type ObjectRefusal = 'too-large' | 'empty' | 'digest-mismatch'

/** Why a stream did not become an object. */
export class ObjectRefused extends Error {
  override readonly name = 'ObjectRefused'
  readonly reason: ObjectRefusal

  constructor(reason: ObjectRefusal, message: string) {
    super(message)
    this.reason = reason
  }
}

/** The store has no room, or its device fails. Nothing of the upload was kept; it may succeed later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}
