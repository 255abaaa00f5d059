import { mkdir, open, opendir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '#object-store/code-of.ts'
import { asUnavailable } from '#object-store/device-failures.ts'
import type { KnownRecords } from '#object-store/evidence-objects.ts'
import { hashing } from '#object-store/hashing.ts'
import { isOlder } from '#object-store/remove-files-before.ts'
import { type SealedEnd, sealedEnd } from '#object-store/sealed-end.ts'
import { type Seal, startOfRecord } from '#object-store/sealed-records.ts'
import type { Sealer } from '#object-store/sealer.ts'
import { locked } from './lease.ts'

const FOLDER_MODE = 0o700
const FILE_MODE = 0o600
const UPLOAD_ID = /^upl_[0-9a-f-]{36}$/

/** An upload, and what its bytes are sealed with. */
export interface Spooled {
  readonly uploadId: string
  readonly seal: Seal
}

/** What is asked of bytes that come for an upload. */
export interface Appending {
  /** How many have arrived before, as far as the caller knows. */
  readonly offset: number
  /** How many the whole upload has, where it is known. */
  readonly sizeBytes: number | null
  /** Is asked before bytes are taken, with how many there will be then. */
  readonly admit: (arrived: number) => Promise<void> | void
}

/**
 * Where the bytes of unfinished uploads lie, a file for each: as the sealed records of the object that they become. Every process of the
 * service has to see the same folder.
 */
export interface Spool {
  begin(uploadId: string): Promise<void>
  /** How many bytes have arrived; undefined where there is no such upload. */
  arrived(upload: Spooled): Promise<number | undefined>
  /**
   * Appends a stream. What came before an error is kept. What was interrupted by a crash is cut off: at most what was being written then.
   *
   * @returns how many bytes came, and what the file holds where it has come from its beginning
   * @throws RefusedRequest 423 where another number of bytes have arrived; StoreUnavailable when the device fails; whatever the stream or
   *   `admit` throws
   */
  append(
    upload: Spooled,
    bytes: AsyncIterable<Uint8Array>,
    appending: Appending,
  ): Promise<{ readonly taken: number; readonly known: KnownRecords | undefined }>
  /**
   * Seals the last record of an upload that has come as the last of its object. Each time anew: so the file has a name in the store that
   * no earlier attempt to complete the upload gave it.
   */
  end(upload: Spooled): Promise<void>
  /** The path of the file of an upload. */
  fileOf(uploadId: string): string
  remove(uploadId: string): Promise<void>
  /** The uploads to which nothing was appended since an instant. */
  quietSince(at: Date): AsyncIterable<string>
}

/** The spool of an authority, in a folder that is its own. */
export async function createSpool(folder: string, sealer: Sealer): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  const fileOf = (uploadId: string): string => {
    // The only place where a name becomes a path.
    if (!UPLOAD_ID.test(uploadId)) throw new Error('not the id of an upload')
    return join(folder, uploadId)
  }
  return {
    fileOf,
    async begin(uploadId) {
      try {
        await using file = await open(fileOf(uploadId), 'wx', FILE_MODE)
        await file.sync()
      } catch (error) {
        throw asUnavailable(error)
      }
    },
    arrived: ({ uploadId, seal }) => arrivedIn(fileOf(uploadId), seal),
    async append({ uploadId, seal }, bytes, appending) {
      try {
        return await appended(sealer, { path: fileOf(uploadId), seal }, bytes, appending)
      } catch (error) {
        throw asUnavailable(error)
      }
    },
    async end({ uploadId, seal }) {
      try {
        await appended(sealer, { path: fileOf(uploadId), seal }, nothing(), undefined)
      } catch (error) {
        throw asUnavailable(error)
      }
    },
    async remove(uploadId) {
      try {
        await rm(fileOf(uploadId), { force: true })
      } catch (error) {
        throw asUnavailable(error)
      }
    },
    async *quietSince(at) {
      for await (const { name } of await opendir(folder)) {
        if (UPLOAD_ID.test(name) && (await isOlder(join(folder, name), at))) yield name
      }
    },
  }
}

/** Without `appending` the upload is complete, and its last record is sealed as that. */
async function appended(
  sealer: Sealer,
  { path, seal }: { readonly path: string; readonly seal: Seal },
  bytes: AsyncIterable<Uint8Array>,
  appending: Appending | undefined,
): Promise<{ taken: number; known: KnownRecords | undefined }> {
  const { sizeBytes: arrived, last } = await endWithoutTear(path, seal)
  if (appending !== undefined && arrived !== appending.offset) throw locked()
  const content = hashing(bytes, (taken) => appending?.admit(arrived + taken))
  const isWhole = () => appending === undefined || arrived + content.found().sizeBytes === appending.sizeBytes
  const sealing = { path, seal, begun: last, position: startOfRecord(last?.record ?? 0) }
  const stored = await sealer.append(sealing, content.bytes, () => (isWhole() ? 'nothing' : 'nothing so far'))
  const found = content.found()
  return { taken: found.sizeBytes, known: arrived === 0 && isWhole() ? { content: found, stored } : undefined }
}

/** What is written over the last record is longer than it; what is torn behind it is cut off before. */
async function endWithoutTear(path: string, seal: Seal): Promise<SealedEnd> {
  await using file = await open(path, 'r+')
  const end = await sealedEnd(file, seal)
  if (end.isTorn) await file.truncate(startOfRecord(end.last === undefined ? 0 : end.last.record + 1))
  return end
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function arrivedIn(path: string, seal: Seal): Promise<number | undefined> {
  try {
    await using file = await open(path, 'r')
    return (await sealedEnd(file, seal)).sizeBytes
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw asUnavailable(error)
  }
}
