import { randomUUID } from 'node:crypto'
import { access, link, mkdir, open, opendir, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { appendHashed } from './append-hashed.ts'
import { foundIn } from './found-in.ts'
import { codeOf } from './code-of.ts'
import { asUnavailable } from './device-failures.ts'
import { isOlder, removeFilesBefore } from './remove-files-before.ts'
import { requireDeclared } from './require-declared.ts'
import {
  type ByteRange,
  type FoundBytes,
  LISTED_MAX,
  type ObjectStore,
  ObjectTooLarge,
  StoreUnavailable,
} from './object-store.ts'

const FOLDER_MODE = 0o700
const FILE_MODE = 0o600
const DIGEST = /^[0-9a-f]{64}$/
/** What of a file is read at a time to hash it. */
const READ_BYTES = 1_048_576
/** And for a reader: a quarter of the reads that Node would make, and a thousand readers hold 256 MiB. */
const GIVEN_BYTES = 262_144

/**
 * The `disk` driver: `objects/<aa>/<digest>` below a folder of the authority, readable only by the service's own user.
 * Uploads are written under `incoming/` and renamed when they are complete, so that an incomplete object is never
 * visible. Step 3 of docs/flows/evidence.md.
 */
export async function createDiskStore(folder: string): Promise<ObjectStore> {
  const incoming = join(folder, 'incoming')
  const objects = join(folder, 'objects')
  for (const path of [folder, incoming, objects]) await mkdir(path, { recursive: true, mode: FOLDER_MODE })
  const pathOf = (digest: string): string => {
    // The only place where a name becomes a path: only a digest is accepted.
    if (!DIGEST.test(digest)) throw new Error('not a SHA-256 digest')
    return join(objects, digest.slice(0, 2), digest)
  }
  return {
    async put(bytes, declaredDigest, bytesMax) {
      const target = pathOf(declaredDigest)
      const partial = join(incoming, randomUUID())
      try {
        const found = await write(partial, bytes, declaredDigest, bytesMax)
        await moveInto(partial, target)
        return found
      } catch (error) {
        await rm(partial, { force: true })
        throw asUnavailable(error)
      }
    },
    async putFile(file, declaredDigest, known) {
      const target = pathOf(declaredDigest)
      const partial = join(incoming, randomUUID())
      try {
        const found = await durable(file, declaredDigest, known)
        // A second name of the same bytes: they are not copied, and the file is still there if their record fails.
        await link(file, partial)
        await moveInto(partial, target)
        return found
      } catch (error) {
        throw asUnavailable(error)
      } finally {
        // A name that is moved onto another of the same file stays where it is.
        await rm(partial, { force: true })
      }
    },
    has: (digest) => exists(pathOf(digest)),
    read: (digest, range) => openRange(pathOf(digest), range),
    hash: async (digest, stopping) => {
      const found = await hashed(pathOf(digest), stopping)
      // A folder that is not mounted says nothing of one object.
      if (found === null && !(await exists(objects))) throw new StoreUnavailable('the folder of the objects is gone')
      return found
    },
    remove: (digest) => rm(pathOf(digest), { force: true }),
    storedBefore: (at) => digestsBefore(objects, at),
    removeUnfinished: (before) => removeFilesBefore(incoming, before),
  }
}

async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  declaredDigest: string,
  bytesMax: number,
): Promise<FoundBytes> {
  await using file = await open(path, 'wx', FILE_MODE)
  const { bytes: sizeBytes, digest } = await appendHashed(file, bytes, 0, (taken) => {
    if (taken > bytesMax) throw new ObjectTooLarge(`the file is larger than ${bytesMax} bytes`)
  })
  const found = { sizeBytes, digest }
  requireDeclared(found, declaredDigest)
  await file.sync()
  return found
}

/** What the bytes of a file are, once they are durable and the declared ones. */
async function durable(path: string, declaredDigest: string, known?: FoundBytes): Promise<FoundBytes> {
  await using file = await open(path, 'r+')
  const found =
    known ?? (await foundIn(file.createReadStream({ start: 0, autoClose: false, highWaterMark: READ_BYTES })))
  requireDeclared(found, declaredDigest)
  await file.sync()
  const now = new Date()
  await utimes(path, now, now)
  return found
}

/** A rename is durable after the folders that contain the file are synced. */
async function moveInto(partial: string, target: string): Promise<void> {
  const folder = dirname(target)
  const made = await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  if (made !== undefined) await syncFolder(dirname(folder))
  await rename(partial, target)
  await syncFolder(folder)
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r')
  await folder.sync()
}

async function openRange(path: string, { first, last }: ByteRange): Promise<Readable> {
  try {
    await using opened = new AsyncDisposableStack()
    const file = opened.use(await open(path, 'r'))
    const { size } = await file.stat()
    if (size <= last) throw new Error(`the object has ${size} bytes, not ${last + 1}`)
    opened.move()
    return file.createReadStream({ start: first, end: last, highWaterMark: GIVEN_BYTES })
  } catch (error) {
    throw asUnavailable(error)
  }
}

async function hashed(path: string, stopping: AbortSignal): Promise<FoundBytes | null> {
  try {
    await using file = await open(path, 'r')
    return await foundIn(file.createReadStream({ start: 0, autoClose: false, highWaterMark: READ_BYTES }), stopping)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw asUnavailable(error)
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}

async function* digestsBefore(objects: string, at: Date): AsyncIterable<readonly string[]> {
  for await (const prefix of await opendir(objects)) {
    if (!prefix.isDirectory()) continue
    let listed: string[] = []
    for await (const entry of await opendir(join(objects, prefix.name))) {
      if (!DIGEST.test(entry.name) || !(await isOlder(join(objects, prefix.name, entry.name), at))) continue
      listed.push(entry.name)
      if (listed.length < LISTED_MAX) continue
      yield listed
      listed = []
    }
    if (listed.length > 0) yield listed
  }
}
