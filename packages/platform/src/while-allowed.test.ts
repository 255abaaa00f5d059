import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { ASKED_AGAIN_BYTES, ASKED_AGAIN_MS, whileAllowed } from './while-allowed.ts'

const MIB = 1_048_576
const pieces = (count: number) => Readable.from(Array.from({ length: count }, () => Buffer.alloc(MIB)))

async function flowed(stream: Readable, requireAllowed: () => Promise<void>, clockMs?: () => number) {
  let bytes = 0
  try {
    for await (const piece of whileAllowed(stream, requireAllowed, clockMs)) bytes += piece.length
    return { bytes }
  } catch (error) {
    return { bytes, error: String(error) }
  }
}

test('bytes flow to their end while they may, asked about every four mebibytes', async () => {
  let asked = 0
  const result = await flowed(
    pieces(10),
    async () => void (asked += 1),
    () => 0,
  )
  expect([result, asked]).toEqual([{ bytes: 10 * MIB }, 2])
})

test('they stop before the piece with which it is asked, and the stream is closed', async () => {
  const stream = pieces(10)
  const result = await flowed(
    stream,
    () => Promise.reject(new Error('terminated')),
    () => 0,
  )
  expect(result).toEqual({ bytes: ASKED_AGAIN_BYTES - MIB, error: 'Error: terminated' })
  expect(stream.destroyed).toBe(true)
})

test('who reads slowly is asked about after five seconds, however few the bytes', async () => {
  let now = 0
  const clock = () => (now += ASKED_AGAIN_MS / 2)
  expect(await flowed(pieces(3), () => Promise.reject(new Error('moved')), clock)).toEqual({
    bytes: MIB,
    error: 'Error: moved',
  })
})

test('who leaves closes the stream', async () => {
  const stream = pieces(10)
  for await (const piece of whileAllowed(stream, async () => undefined)) {
    expect(piece.length).toBe(MIB)
    break
  }
  expect(stream.destroyed).toBe(true)
})
