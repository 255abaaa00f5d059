import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Readable, Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { expect, test } from 'vitest'
import { type PassedRead, passOn } from './pass-on.ts'

const PIECE = 65_536
const PIECES = 8
const whole = Buffer.concat(Array.from({ length: PIECES }, (_none, index) => Buffer.alloc(PIECE, index)))
const digest = createHash('sha256').update(whole).digest('hex')
type End = Parameters<PassedRead['ended']>[0]

/** A reader that takes so many pieces, and no more. */
function readerOf(takes: number) {
  const taken: number[] = []
  const write: ConstructorParameters<typeof Writable>[0] = {
    highWaterMark: 1,
    write: (chunk: Buffer, _encoding, done) => {
      taken.push(chunk.length)
      if (taken.length <= takes) done()
    },
  }
  return { connection: new Writable(write), taken }
}

/** Each is read by itself. */
function piecesOf(count: number): Readable {
  return Readable.from(Array.from({ length: count }, (_none, index) => Buffer.alloc(PIECE, index)))
}

function passedTo(connection: Writable, changes: Partial<PassedRead> = {}) {
  const { promise, resolve } = Promise.withResolvers<End>()
  const stream = passOn({
    bytes: piecesOf(PIECES),
    sizeBytes: whole.length,
    digest,
    connection,
    requireStillReader: async () => undefined,
    ended: async (end) => resolve({ ...end }),
    ...changes,
  })
  // As the service does: an error of the bytes closes the connection, and the connection that closes ends them.
  stream.on('error', () => connection.destroy())
  connection.on('close', () => stream.destroy())
  stream.pipe(connection)
  return { ended: promise, stream }
}

test('a read is complete when the reader was given the last piece', async () => {
  const { connection } = readerOf(PIECES)
  expect(await passedTo(connection).ended).toEqual({ outcome: 'complete', passedBytes: whole.length })
})

test.each([0, 1, PIECES - 1])('a reader who leaves after %s pieces was cut off', async (takes) => {
  const { connection, taken } = readerOf(takes)
  const { ended, stream } = passedTo(connection)
  await expect.poll(() => taken.length).toBe(takes + 1)
  // All the others are there, and checked; the last is on its way.
  for (let turns = 0; turns < 50; turns += 1) await turn()
  connection.destroy()
  expect((await ended).outcome).toBe('cut-off')
  expect(stream.destroyed).toBe(true)
})

test('a reader who left before there was anything to pass on was cut off, without a byte', async () => {
  const { connection } = readerOf(PIECES)
  connection.destroy()
  await once(connection, 'close')
  expect(await passedTo(connection).ended).toMatchObject({ outcome: 'cut-off' })
})

test('other bytes than those of the dossier never come to their last piece', async () => {
  const { connection, taken } = readerOf(PIECES)
  const { ended } = passedTo(connection, { digest: '0'.repeat(64) })
  expect(await ended).toEqual({ outcome: 'cut-off', passedBytes: whole.length - PIECE })
  expect(taken.length).toBeLessThan(PIECES)
})

test('who may not read any more is stopped', async () => {
  const { connection } = readerOf(Number.MAX_SAFE_INTEGER)
  const refused = new RefusedRequest('forbidden', { detail: detail('path-not-found') })
  const more = { bytes: piecesOf(80), sizeBytes: 80 * PIECE, requireStillReader: () => Promise.reject(refused) }
  expect((await passedTo(connection, more).ended).outcome).toBe('stopped')
})
