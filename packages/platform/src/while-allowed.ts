import { Readable } from 'node:stream'

/** How many bytes flow, and for how long, until it is asked again whether they still may: whichever comes first. */
export const ASKED_AGAIN_BYTES = 4 * 1_048_576
export const ASKED_AGAIN_MS = 5_000

/**
 * The bytes of a stream for as long as they may flow. It is asked before the piece with which the limit is reached, so that at most so many
 * bytes leave after the answer has changed. Who reads slowly is asked about by the clock.
 *
 * @param requireAllowed throws where they may not flow any more; the stream ends with that error
 */
export function whileAllowed(
  stream: Readable,
  requireAllowed: () => Promise<unknown>,
  clockMs: () => number = () => performance.now(),
): Readable {
  // Whoever reads is told of an error; before, or when nobody ever does, it must not end the process.
  stream.on('error', () => undefined)
  const allowed = Readable.from(flowing(stream, requireAllowed, clockMs), { objectMode: false })
  return allowed.once('close', () => stream.destroy())
}

async function* flowing(
  stream: Readable,
  requireAllowed: () => Promise<unknown>,
  clockMs: () => number,
): AsyncGenerator<Buffer> {
  let [bytes, askedAt] = [0, clockMs()]
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes >= ASKED_AGAIN_BYTES || clockMs() - askedAt >= ASKED_AGAIN_MS) {
      await requireAllowed()
      ;[bytes, askedAt] = [0, clockMs()]
    }
    yield piece
  }
}
