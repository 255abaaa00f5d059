import { createHash } from 'node:crypto'
import type { FoundBytes } from './object-store.ts'

/**
 * Hands a stream on, and hashes it on the way.
 *
 * @param admit is asked before bytes are handed on, with how many there will be then
 * @returns the stream, and what it was so far; the stream throws whatever `admit` throws
 */
export function hashing(
  bytes: AsyncIterable<Uint8Array>,
  admit: (taken: number) => Promise<void> | void = () => undefined,
): { readonly bytes: AsyncGenerator<Uint8Array>; found(): FoundBytes } {
  const hash = createHash('sha256')
  let sizeBytes = 0
  async function* handedOn() {
    for await (const chunk of bytes) {
      const asked = admit(sizeBytes + chunk.byteLength)
      if (asked !== undefined) await asked
      sizeBytes += chunk.byteLength
      hash.update(chunk)
      yield chunk
    }
  }
  return { bytes: handedOn(), found: () => ({ sizeBytes, digest: hash.copy().digest('hex') }) }
}
