/** A way to read a stored file by ranges, so that no check holds a whole file. */
export interface FileBytes {
  readonly sizeBytes: number
  /** The bytes from `first` on, `length` of them, or fewer where the file ends before. Throws what its store throws. */
  read(first: number, length: number): Promise<Buffer>
}

/** How much of a file is read at once. */
export const CHUNK_BYTES = 65_536
/** The same, of a file that is held as a whole. */
const HELD_CHUNK_BYTES = 1_048_576

/** The store failed: nothing is known of the file, and the checks are repeated later. Every other error speaks of the file. */
export class BytesUnavailable extends Error {
  override readonly name = 'BytesUnavailable'
}

/** A file that is held in memory. */
export function bytesInMemory(buffer: Buffer): FileBytes {
  return {
    sizeBytes: buffer.length,
    read: async (first, length) => buffer.subarray(first, first + Math.max(length, 0)),
  }
}

/** A part of a file as a file. */
export function partOf(bytes: FileBytes, start: number, sizeBytes: number): FileBytes {
  return {
    sizeBytes,
    read: (first, length) => bytes.read(start + first, Math.min(length, Math.max(sizeBytes - first, 0))),
  }
}

/** The same file with its failures as {@link BytesUnavailable}; short reads follow one another out of one chunk. */
export function readThroughChunks(bytes: FileBytes): FileBytes {
  let held: { readonly first: number; readonly chunk: Buffer } | undefined
  return {
    sizeBytes: bytes.sizeBytes,
    read: async (first, length) => {
      const wanted = Math.min(length, bytes.sizeBytes - first)
      if (wanted <= 0) return Buffer.alloc(0)
      if (wanted > CHUNK_BYTES) return readOrFail(bytes, first, wanted)
      if (held === undefined || first < held.first || first + wanted > held.first + held.chunk.length) {
        held = { first, chunk: await readOrFail(bytes, first, Math.min(CHUNK_BYTES, bytes.sizeBytes - first)) }
      }
      const { first: start, chunk } = held
      return chunk.subarray(first - start, first - start + wanted)
    },
  }
}

/** A file from its first byte to its last, one chunk after the other. */
export async function* chunksOf(bytes: FileBytes): AsyncGenerator<Buffer> {
  for (let first = 0; first < bytes.sizeBytes; first += CHUNK_BYTES) yield await bytes.read(first, CHUNK_BYTES)
}

/** A file as a whole, for those that are small enough to be held. */
export async function wholeOf(bytes: FileBytes): Promise<Buffer> {
  const chunks: Buffer[] = []
  for (let first = 0; first < bytes.sizeBytes; first += HELD_CHUNK_BYTES)
    chunks.push(await bytes.read(first, HELD_CHUNK_BYTES))
  return Buffer.concat(chunks)
}

async function readOrFail(bytes: FileBytes, first: number, length: number): Promise<Buffer> {
  let read: Buffer
  try {
    read = await bytes.read(first, length)
  } catch (error) {
    throw new BytesUnavailable('the store does not read the file', { cause: error })
  }
  if (read.length !== length) throw new BytesUnavailable(`the store gave ${read.length} bytes of ${length}`)
  return read
}
