import { createHash, randomBytes } from 'node:crypto'

/** A text of random letters in lines, which no check of evidence takes for anything else. */
export function lettersOf(bytes: number): Buffer {
  const letters = randomBytes(bytes).map((byte) => FIRST_LETTER + (byte & 15))
  for (let at = LINE_BYTES - 1; at < bytes; at += LINE_BYTES) letters[at] = LINE_FEED
  return Buffer.from(letters.buffer, letters.byteOffset, bytes)
}

const [FIRST_LETTER, LINE_FEED, LINE_BYTES] = [0x61, 0x0a, 128]

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
const blocks = Array.from({ length: 16 }, () => lettersOf(BLOCK_BYTES))

/** A file that no other call makes. */
export function makeFile(bytes: number): MadeFile {
  const first = lettersOf(BLOCK_BYTES)
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
