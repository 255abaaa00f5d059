import { randomBytes, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Authority } from '@concert/domain/jurisdictions'
import { keyIdentity, objectIdentity } from '#object-keys/identities.ts'
import { takenOnce } from '@concert/platform/give-back'
import type { KeyRing } from '#object-keys/key-ring.ts'
import { appendHashed } from './append-hashed.ts'
import { asUnavailable } from './device-failures.ts'
import type { EvidenceObjects, KnownRecords, ObjectKeys, SealedObject, StoredObject } from './evidence-objects.ts'
import { foundIn } from './found-in.ts'
import { hashing } from './hashing.ts'
import { type ByteRange, type FoundBytes, type ObjectStore, ObjectTooLarge, StoreUnavailable } from './object-store.ts'
import { removeFilesBefore } from './remove-files-before.ts'
import { requireDeclared } from './require-declared.ts'
import { recordsInFile } from './records-in-file.ts'
import {
  FORM,
  openRecords,
  RECORD_BYTES,
  type Seal,
  SealBroken,
  sealedRange,
  sealedSize,
  sealRecords,
} from './sealed-records.ts'

const FOLDER_MODE = 0o700
const FILE_MODE = 0o600
const DIGEST = /^[0-9a-f]{64}$/

/** What the sealed store of an authority is made of. */
export interface Sealing {
  readonly authority: Authority
  /** Where the sealed bytes are, by the digest of what is stored. */
  readonly store: ObjectStore
  readonly keys: ObjectKeys
  readonly ring: KeyRing
  /** Of this authority: what is being sealed lies below it, and nothing there is in the clear. */
  readonly folder: string
}

/**
 * Seals objects before they come to a store of whatever kind. The key of an object is kept once its bytes are durable, under a name that no
 * other sealing has: so nothing that goes wrong between the two leaves a key with other bytes. Step 3 of docs/flows/evidence.md.
 */
export async function createSealedStore(sealing: Sealing): Promise<EvidenceObjects> {
  const { store, keys } = sealing
  const folder = join(sealing.folder, 'sealing')
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  const sealInto = sealerIn(sealing, folder)
  const kept = async (digest: string, { sealed, found }: NewlySealed): Promise<FoundBytes> => {
    const earlier = await keys.keep(digest, sealed)
    // A reader that has them open reads on; another asks again for the name.
    if (earlier !== undefined && earlier !== sealed.storedAs) await store.remove(earlier)
    return found
  }
  return {
    ...readingFrom(sealing),
    async put(bytes, declaredDigest, bytesMax) {
      return kept(declaredDigest, await sealInto(bytes, declaredDigest, bytesMax))
    },
    async putSealed(file, declaredDigest, key, known) {
      try {
        return await kept(declaredDigest, await takenOver(sealing, file, declaredDigest, key, known))
      } catch (error) {
        throw asUnavailable(error)
      }
    },
    async sealPlain(digest) {
      const plain = await keys.find(digest)
      if (plain?.form !== 'plain') return
      const bytes = await store.read(plain.storedAs, wholeOf(plain))
      const { sealed } = await sealInto(bytes, digest)
      const isReplaced = await keys.replacePlain(digest, sealed)
      await store.remove(isReplaced ? plain.storedAs : sealed.storedAs)
    },
    removeStored: (storedAs) => store.remove(storedAs),
    storedBefore: (at) => store.storedBefore(at),
    removeUnfinished: async (before) =>
      (await removeFilesBefore(folder, before)) + (await store.removeUnfinished(before)),
  }
}

function readingFrom(sealing: Sealing): Pick<EvidenceObjects, 'has' | 'read' | 'hash'> {
  const { store, keys } = sealing
  return {
    async has(digest, within) {
      const stored = await keys.find(requireDigest(digest), within)
      return stored !== undefined && store.has(stored.storedAs)
    },
    async read(digest, range) {
      const stored = await keys.find(requireDigest(digest))
      try {
        return await opened(sealing, digest, stored, range)
      } catch (error) {
        // Sealed again between the two questions: it has another name now, and its earlier bytes may be gone.
        const again = await keys.find(digest)
        if (again === undefined || again.storedAs === stored?.storedAs) throw error
        return opened(sealing, digest, again, range)
      }
    },
    async hash(digest, stopping) {
      const stored = await keys.find(requireDigest(digest))
      if (stored === undefined) return null
      if (stored.form === 'plain') return store.hash(stored.storedAs, stopping)
      // The store says itself whether the object is gone or the store is.
      if (!(await store.has(stored.storedAs))) return store.hash(stored.storedAs, stopping)
      try {
        const found = await foundIn(await opened(sealing, digest, stored, wholeOf(stored)), stopping)
        return (await hasMore(store, stored)) ? await store.hash(stored.storedAs, stopping) : found
      } catch (error) {
        stopping.throwIfAborted()
        if (error instanceof StoreUnavailable) throw error
        const asStored = await store.hash(stored.storedAs, stopping)
        // Bytes that are as they were written, and yet cannot be read now, say nothing; those that their key does not open do.
        if (asStored?.digest === stored.storedAs && !(error instanceof SealBroken)) throw error
        return asStored
      }
    },
  }
}

interface NewlySealed {
  readonly sealed: SealedObject
  readonly found: FoundBytes
}

function sealerIn(sealing: Sealing, folder: string) {
  return async (
    bytes: AsyncIterable<Uint8Array>,
    declaredDigest: string,
    bytesMax = Number.MAX_SAFE_INTEGER,
  ): Promise<NewlySealed> => {
    const identity = objectIdentity(sealing.authority, requireDigest(declaredDigest))
    const key = randomBytes(32)
    const partial = join(folder, randomUUID())
    try {
      const content = hashing(bytes, (taken) => {
        if (taken > bytesMax) throw new ObjectTooLarge(`the file is larger than ${bytesMax} bytes`)
      })
      const stored = await written(partial, sealRecords(content.bytes, { key, identity }))
      return await takenOver(sealing, partial, declaredDigest, key, { content: content.found(), stored })
    } catch (error) {
      throw asUnavailable(error)
    } finally {
      await rm(partial, { force: true })
    }
  }
}

/** Has the store take a file of sealed records under the name that is theirs alone, and wraps their key for it. */
async function takenOver(
  { authority, store, ring }: Sealing,
  file: string,
  declaredDigest: string,
  key: Buffer,
  known: KnownRecords | undefined,
): Promise<NewlySealed> {
  const identity = objectIdentity(authority, requireDigest(declaredDigest))
  const { content: found, stored } = known ?? (await recordsInFile(file, { key, identity }))
  requireDeclared(found, declaredDigest)
  await store.putFile(file, stored.digest, stored)
  const storedAs = stored.digest
  const wrapped = ring.wrap(key, keyIdentity(identity, storedAs))
  return { sealed: { form: FORM, storedAs, sizeBytes: found.sizeBytes, ...wrapped }, found }
}

async function written(path: string, bytes: AsyncIterable<Uint8Array>): Promise<FoundBytes> {
  await using file = await open(path, 'wx', FILE_MODE)
  const { bytes: sizeBytes, digest } = await appendHashed(file, bytes, 0)
  return { sizeBytes, digest }
}

async function opened(
  { authority, store, ring }: Sealing,
  digest: string,
  stored: StoredObject | undefined,
  range: ByteRange,
): Promise<Readable> {
  if (stored === undefined) throw new Error('there is no such object')
  if (stored.sizeBytes <= range.last) throw new Error(`the object has ${stored.sizeBytes} bytes, not ${range.last + 1}`)
  if (stored.form === 'plain') return store.read(stored.storedAs, range)
  const seal = sealOf({ authority, ring }, digest, stored)
  const sealed = await store.read(stored.storedAs, sealedRange(range, stored))
  const bytes = Readable.from(openRecords(takenOnce(sealed), seal, stored, range), {
    objectMode: false,
    highWaterMark: RECORD_BYTES,
  })
  // A stream that nobody ever read from has not begun on the other.
  return bytes.once('close', () => sealed.destroy())
}

function sealOf({ authority, ring }: Pick<Sealing, 'authority' | 'ring'>, digest: string, stored: SealedObject): Seal {
  const identity = objectIdentity(authority, digest)
  return { key: ring.unwrap(stored, keyIdentity(identity, stored.storedAs)), identity }
}

/** What is read of an object ends where it should; a store that has more behind it was written to by another. */
async function hasMore(store: ObjectStore, sealed: SealedObject): Promise<boolean> {
  const behind = sealedSize(sealed)
  try {
    const more = await store.read(sealed.storedAs, { first: behind, last: behind })
    more.destroy()
    return true
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error
    return false
  }
}

function wholeOf({ sizeBytes }: StoredObject): ByteRange {
  return { first: 0, last: sizeBytes - 1 }
}

function requireDigest(digest: string): string {
  if (!DIGEST.test(digest)) throw new Error('not a SHA-256 digest')
  return digest
}
