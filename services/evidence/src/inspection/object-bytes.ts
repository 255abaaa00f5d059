import type { FileBytes } from '@concert/intake/file-bytes'
import type { ObjectStore } from '#object-store/object-store.ts'

/** How much of an object is asked of its store at once: a store in a network answers each question late. */
const WINDOW_BYTES = 1_048_576

/** An object of a store as a file that is read in ranges; ranges that follow one another come out of one window. */
export function objectBytes(objects: Pick<ObjectStore, 'read'>, digest: string, sizeBytes: number): FileBytes {
  let held: { readonly first: number; readonly bytes: Promise<Buffer> } | undefined
  return {
    sizeBytes,
    read: async (first, length) => {
      const wanted = Math.min(length, sizeBytes - first)
      if (wanted <= 0) return Buffer.alloc(0)
      if (held === undefined || first < held.first || first + wanted > held.first + WINDOW_BYTES) {
        const last = Math.min(first + Math.max(WINDOW_BYTES, wanted), sizeBytes) - 1
        held = { first, bytes: bytesOf(objects, digest, { first, last }) }
      }
      const { first: start, bytes } = held
      return (await bytes).subarray(first - start, first - start + wanted)
    },
  }
}

async function bytesOf(objects: Pick<ObjectStore, 'read'>, digest: string, range: { first: number; last: number }) {
  const chunks: Buffer[] = []
  for await (const chunk of await objects.read(digest, range)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
