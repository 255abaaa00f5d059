import { createHash } from 'node:crypto'
import type { FoundBytes } from './object-store.ts'

/** Hashes a stream to its end. @throws whatever the stream throws; AbortError when `stopping` is aborted meanwhile */
export async function foundIn(bytes: AsyncIterable<Uint8Array>, stopping?: AbortSignal): Promise<FoundBytes> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of bytes) {
    stopping?.throwIfAborted()
    sizeBytes += chunk.byteLength
    hash.update(chunk)
  }
  return { sizeBytes, digest: hash.digest('hex') }
}
