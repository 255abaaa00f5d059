import { Readable, type Writable } from 'node:stream'
import { giveBack } from './give-back.ts'

/**
 * A stream of chunks that nobody else has, made of those of another stream, which ends with it. Where it is piped to, each chunk is given back once it is
 * written there.
 *
 * @param chunks reads the source
 */
export function sentOnce(source: Readable, chunks: AsyncIterable<Buffer>): Readable {
  // Whoever reads is told of an error; before, or when nobody ever does, it must not end the process.
  source.on('error', () => undefined)
  const stream = Readable.from(chunks, { objectMode: false })
  const pipe = <To extends NodeJS.WritableStream>(destination: To): To => {
    pipeOnce(stream, destination as unknown as Writable)
    return destination
  }
  // One that nobody ever read from has not begun on the other.
  return Object.assign(stream, { pipe }).once('close', () => source.destroy())
}

/** As `pipe`, of chunks that nobody else has: the memory of each is free once it is written. */
export function pipeOnce(source: Readable, destination: Writable): void {
  source.on('data', (chunk: Buffer) => {
    const isRoom = destination.write(chunk, (error) => {
      // What was not written may still lie somewhere.
      if (error === undefined || error === null) giveBack(chunk)
    })
    if (!isRoom) source.pause()
  })
  destination.on('drain', () => source.resume())
  source.once('end', () => destination.end())
}
