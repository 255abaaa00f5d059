import { createHash } from 'node:crypto'
import type { FoundBytes } from './object-store.ts'

/** Hashes a stream to its end. @throws whatever the stream throws */
export async function foundIn(bytes: AsyncIterable<Uint8Array>): Promise<FoundBytes> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of bytes) {
    sizeBytes += chunk.byteLength
    hash.update(chunk)
  }
  return { sizeBytes, digest: hash.digest('hex') }
}
