import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

/** What is written in one call, in bytes: while it is written, the next is hashed. */
const BATCH_BYTES = 1_048_576

/** What was written, and the SHA-256 of it in hexadecimal. */
export interface Written {
  readonly bytes: number
  readonly digest: string
}

/**
 * Writes a stream into a file from a position on, and hashes it on the way. What came before an error is written all the same.
 *
 * @param admit is asked before bytes are taken, with how many there will be then
 * @throws whatever the stream, the file or `admit` throws
 */
export async function appendHashed(
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array>,
  position: number,
  admit: (bytes: number) => Promise<void> | void = () => undefined,
): Promise<Written> {
  const hash = createHash('sha256')
  let [taken, written, held] = [0, 0, 0]
  let batch: Uint8Array[] = []
  let writing = Promise.resolve()
  const flush = async () => {
    await writing
    const [chunks, at] = [batch, position + written]
    written += held
    batch = []
    held = 0
    if (chunks.length === 0) return
    writing = writeWhole(file, chunks, at)
    // Its error is thrown where it is awaited.
    writing.catch(() => undefined)
  }
  try {
    for await (const chunk of bytes) {
      const asked = admit(taken + chunk.byteLength)
      if (asked !== undefined) await asked
      taken += chunk.byteLength
      hash.update(chunk)
      batch.push(chunk)
      held += chunk.byteLength
      if (held >= BATCH_BYTES) await flush()
    }
  } finally {
    await flush()
    await writing
  }
  return { bytes: taken, digest: hash.digest('hex') }
}

/** The system may write fewer bytes than it is given. */
async function writeWhole(file: FileHandle, chunks: readonly Uint8Array[], position: number): Promise<void> {
  const { bytesWritten } = await file.writev(chunks, position)
  const size = chunks.reduce((sum, { byteLength }) => sum + byteLength, 0)
  if (bytesWritten === size) return
  const rest = Buffer.concat(chunks).subarray(bytesWritten)
  if (bytesWritten === 0) throw new Error('the device takes no more bytes')
  await writeWhole(file, [rest], position + bytesWritten)
}
