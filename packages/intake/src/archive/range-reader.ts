import { Readable } from 'node:stream'
import { callbackify } from 'node:util'
import { RandomAccessReader } from 'yauzl'
import { CHUNK_BYTES, type FileBytes } from '../file-bytes.ts'

/** The stored file as the reader of archives wants it. */
export class RangeReader extends RandomAccessReader {
  readonly #bytes: FileBytes

  constructor(bytes: FileBytes) {
    super()
    this.#bytes = bytes
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(rangeOf(this.#bytes, start, end), { objectMode: false })
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    readInto(this.#bytes, buffer.subarray(offset, offset + length), position, callback)
  }
}

const readInto = callbackify(async (bytes: FileBytes, buffer: Buffer, position: number) => {
  const read = await bytes.read(position, buffer.length)
  if (read.length < buffer.length) throw new Error('the archive ends before')
  read.copy(buffer)
})

async function* rangeOf(bytes: FileBytes, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += CHUNK_BYTES) yield bytes.read(at, Math.min(CHUNK_BYTES, end - at))
}
