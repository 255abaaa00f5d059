import { Readable } from 'node:stream'
import { StoreUnavailable } from './object-store.ts'

const CHUNK_BYTES = 65_536

/**
 * What a bucket gives of an object, whose failures are those of the store. Where it says nothing for too long it is given up; as long as nobody asks
 * for more, it has time.
 */
export function bytesOfBucket(body: Readable, silenceMs: number): Readable {
  const bytes = Readable.from(untilSilent(body, silenceMs), { objectMode: false, highWaterMark: CHUNK_BYTES })
  // A stream that nobody ever read from has not begun on the other.
  return bytes.once('close', () => body.destroy())
}

async function* untilSilent(body: Readable, silenceMs: number): AsyncGenerator<Buffer> {
  const chunks = body.iterator() as AsyncIterator<Buffer>
  try {
    for (;;) {
      const silence = setTimeout(() => body.destroy(new Error(`no byte came for ${silenceMs} ms`)), silenceMs)
      const { done, value } = await chunks.next().finally(() => clearTimeout(silence))
      if (done === true) return
      yield value
    }
  } catch (error) {
    throw new StoreUnavailable('the bucket broke off', { cause: error })
  } finally {
    body.destroy()
  }
}
