import { expect, test } from 'vitest'
import { giveBack, takenOnce } from './give-back.ts'

test('the memory of a whole chunk is free at once', () => {
  const chunk = Buffer.from(new ArrayBuffer(65_536))
  giveBack(chunk)
  expect([chunk.length, chunk.buffer.byteLength]).toEqual([0, 0])
})

test('a part of memory that others have parts of stays as it is', () => {
  const memory = new ArrayBuffer(100)
  const [part, other] = [Buffer.from(memory, 0, 50), Buffer.from(memory, 50)]
  other.fill(7)
  giveBack(part)
  expect([part.length, memory.byteLength, other.every((byte) => byte === 7)]).toEqual([50, 100, true])
})

test('of a stream each chunk is there until the next is asked for', async () => {
  async function* made() {
    for (const byte of [1, 2, 3]) yield Buffer.from(new ArrayBuffer(1_000)).fill(byte)
  }
  const seen: Buffer[] = []
  for await (const chunk of takenOnce(made())) {
    expect([chunk.length, chunk.at(0)]).toEqual([1_000, seen.push(chunk)])
  }
  expect(seen.map(({ length }) => length)).toEqual([0, 0, 0])
})
