import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable, Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pipeOnce, sentOnce } from './sent-once.ts'

const CHUNK = 65_536

/** Chunks of one byte each, every one in memory of its own, as if they were read of a source. */
function madeOf(bytes: readonly number[]) {
  const made: Buffer[] = []
  const source = new PassThrough()
  async function* chunks() {
    for (const byte of bytes) {
      const chunk = Buffer.from(new ArrayBuffer(CHUNK)).fill(byte)
      made.push(chunk)
      yield chunk
    }
  }
  return { made, source, chunks: chunks() }
}

test('every byte arrives, and nothing of it is left in memory', async () => {
  const bytes = Array.from({ length: 100 }, (_none, index) => index)
  const { made, source, chunks } = madeOf(bytes)
  const server = createServer((_request, response) => void sentOnce(source, chunks).pipe(response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const asked = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, agent: false })
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    const received: Buffer[] = []
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      received.push(chunk)
      await turn()
    }
    const expected = Buffer.concat(bytes.map((byte) => Buffer.alloc(CHUNK, byte)))
    expect(Buffer.concat(received).equals(expected)).toBe(true)
    await expect.poll(() => made.filter(({ length }) => length > 0)).toEqual([])
  } finally {
    server.close()
  }
})

test('a chunk stays until it is written, and no more is read than has room', async () => {
  const { made, source, chunks } = madeOf([1, 2, 3, 4, 5, 6, 7, 8])
  const open: (() => void)[] = []
  const slow = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void open.push(done) })
  const finished = once(slow, 'finish')
  sentOnce(source, chunks).pipe(slow)
  for (let turns = 0; turns < 50; turns += 1) await turn()
  expect([open.length, made.every(({ length }) => length === CHUNK), made.length < 8]).toEqual([1, true, true])
  for (let written = 0; written < 8; written += 1) {
    open[written]?.()
    for (let turns = 0; turns < 50; turns += 1) await turn()
  }
  await finished
  expect(made.map(({ length }) => length)).toEqual(Array.from({ length: 8 }, () => 0))
})

test('a chunk that could not be written is left as it is', async () => {
  const { made, chunks } = madeOf([1])
  const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) })
  const failed = once(broken, 'error')
  pipeOnce(Readable.from(chunks, { objectMode: false }), broken)
  await expect(failed).resolves.toMatchObject([{ message: 'gone' }])
  await turn()
  expect(made.map(({ length }) => length)).toEqual([CHUNK])
})

test('whoever leaves closes the source, also before the first chunk', async () => {
  const { source, chunks } = madeOf([1])
  const sent = sentOnce(source, chunks)
  sent.destroy()
  await once(sent, 'close')
  expect(source.destroyed).toBe(true)
})

test('an error of the source ends the stream, and where nobody reads it not the process', async () => {
  const failing = new PassThrough()
  async function* read() {
    for await (const chunk of failing as AsyncIterable<Buffer>) yield chunk
  }
  const sent = sentOnce(failing, read())
  sent.resume()
  const failed = once(sent, 'error')
  failing.destroy(new Error('cut off'))
  await expect(failed).resolves.toMatchObject([{ message: 'cut off' }])
})
