import { mkdir, open, opendir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { appendHashed, type Written } from '#object-store/append-hashed.ts'
import { asUnavailable, codeOf } from '#object-store/device-failures.ts'
import { isOlder } from '#object-store/remove-files-before.ts'

const FOLDER_MODE = 0o700
const FILE_MODE = 0o600
const UPLOAD_ID = /^upl_[0-9a-f-]{36}$/

/** Where the bytes of unfinished uploads lie, a file for each. Every process of the service has to see the same folder. */
export interface Spool {
  begin(uploadId: string): Promise<void>
  /** How many bytes have arrived; undefined where there is no such upload. */
  sizeOf(uploadId: string): Promise<number | undefined>
  /**
   * Appends a stream from an offset on. What came before an error is kept.
   *
   * @param admit is asked before bytes are taken, with the offset that there will be then
   * @throws StoreUnavailable when the device fails; whatever the stream or `admit` throws
   */
  append(
    uploadId: string,
    bytes: AsyncIterable<Uint8Array>,
    offset: number,
    admit: (offset: number) => Promise<void> | void,
  ): Promise<Written>
  /** The path of the file of an upload. */
  fileOf(uploadId: string): string
  remove(uploadId: string): Promise<void>
  /** The uploads to which nothing was appended since an instant. */
  quietSince(at: Date): AsyncIterable<string>
}

/** The spool of an authority, in a folder that is its own. */
export async function createSpool(folder: string): Promise<Spool> {
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
    sizeOf: (uploadId) => sizeOf(fileOf(uploadId)),
    async append(uploadId, bytes, offset, admit) {
      try {
        await using file = await open(fileOf(uploadId), 'r+')
        return await appendHashed(file, bytes, offset, (taken) => admit(offset + taken))
      } catch (error) {
        throw asUnavailable(error)
      }
    },
    remove: (uploadId) => rm(fileOf(uploadId), { force: true }),
    async *quietSince(at) {
      for await (const { name } of await opendir(folder)) {
        if (UPLOAD_ID.test(name) && (await isOlder(join(folder, name), at))) yield name
      }
    },
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}
