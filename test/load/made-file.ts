import { createHash, randomBytes } from 'node:crypto'

/** A file of so many bytes that lies nowhere: it is made anew each time it is read, always the same. */
export interface MadeFile {
  readonly bytes: number
  /** SHA-256 in hexadecimal. */
  readonly digest: string
  /** Its bytes from an offset on. */
  from(offset: number): Generator<Buffer>
}

const BLOCK_BYTES = 1_048_576
/** As many random blocks follow each other in another order for each file. */
const blocks = Array.from({ length: 16 }, () => randomBytes(BLOCK_BYTES))

/** A file that no other call makes. */
export function makeFile(bytes: number): MadeFile {
  const first = randomBytes(BLOCK_BYTES)
  function* from(offset: number): Generator<Buffer> {
    for (let at = offset; at < bytes;) {
      const index = Math.floor(at / BLOCK_BYTES)
      const block = index === 0 ? first : (blocks[index % blocks.length] ?? first)
      const chunk = block.subarray(at % BLOCK_BYTES, (at % BLOCK_BYTES) + bytes - at)
      yield chunk
      at += chunk.byteLength
    }
  }
  const hash = createHash('sha256')
  for (const chunk of from(0)) hash.update(chunk)
  return { bytes, digest: hash.digest('hex'), from }
}
