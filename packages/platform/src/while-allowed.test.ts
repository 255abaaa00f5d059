import { Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { ASKED_AGAIN_BYTES, ASKED_AGAIN_MS, type Flow, whileAllowed } from './while-allowed.ts'

const MIB = 1_048_576
const pieces = (count: number) => Readable.from(Array.from({ length: count }, () => Buffer.alloc(MIB)))
const stands = () => 0

async function flowed(stream: AsyncIterable<Buffer>, flow: Partial<Flow> & Pick<Flow, 'requireAllowed'>) {
  let bytes = 0
  try {
    for await (const piece of whileAllowed(stream, { sizeBytes: 10 * MIB, clockMs: stands, ...flow }))
      bytes += piece.length
    return { bytes }
  } catch (error) {
    return { bytes, error: String(error) }
  }
}

/** A question that is open until the test answers it. */
function asked() {
  const open: PromiseWithResolvers<void>[] = []
  const requireAllowed = () => {
    const question = Promise.withResolvers<void>()
    open.push(question)
    return question.promise
  }
  return { open, requireAllowed }
}

test('bytes flow to their end while they may, asked before each next four mebibytes and not for the last', async () => {
  let times = 0
  const result = await flowed(pieces(10), { requireAllowed: async () => void (times += 1) })
  expect([result, times]).toEqual([{ bytes: 10 * MIB }, 2])
})

test.each([ASKED_AGAIN_BYTES, 1])('nobody is asked for %s bytes in all', async (sizeBytes) => {
  const requireAllowed = () => Promise.reject(new Error('terminated'))
  const result = await flowed(Readable.from([Buffer.alloc(sizeBytes)]), { sizeBytes, requireAllowed })
  expect(result).toEqual({ bytes: sizeBytes })
})

test('they stop before the piece with which the limit is reached, and the stream is closed', async () => {
  const stream = pieces(10)
  const result = await flowed(stream, { requireAllowed: () => Promise.reject(new Error('terminated')) })
  expect(result).toEqual({ bytes: ASKED_AGAIN_BYTES - MIB, error: 'Error: terminated' })
  expect(stream.destroyed).toBe(true)
})

describe('while the answer is not there', () => {
  const small = 65_536
  const sizeBytes = 12 * MIB

  /** What flows of small pieces while questions are open. */
  async function flowing() {
    const { open, requireAllowed } = asked()
    const state = { bytes: 0, end: undefined as unknown }
    const made = Readable.from(Array.from({ length: sizeBytes / small }, () => Buffer.alloc(small)))
    const run = async () => {
      for await (const piece of whileAllowed(made, { sizeBytes, requireAllowed, clockMs: stands }))
        state.bytes += piece.length
    }
    const ended = run().catch((error: unknown) => (state.end = error))
    for (let turns = 0; turns < 1_000; turns += 1) await turn()
    return { open, state, ended }
  }

  test('bytes flow up to the limit, and on as soon as it is', async () => {
    const { open, state, ended } = await flowing()
    expect([state.bytes, open.length]).toEqual([ASKED_AGAIN_BYTES - small, 1])
    open[0]?.resolve()
    for (let turns = 0; turns < 1_000; turns += 1) await turn()
    // It was asked at three mebibytes: of what has flowed since then the answer says nothing.
    expect([state.bytes, open.length]).toEqual([3 * MIB + ASKED_AGAIN_BYTES - small, 2])
    open[1]?.resolve()
    for (let turns = 0; turns < 1_000; turns += 1) await turn()
    open[2]?.resolve()
    await ended
    expect([state, open.length]).toEqual([{ bytes: sizeBytes, end: undefined }, 3])
  })

  test('none flows once it is a refusal', async () => {
    const { open, state, ended } = await flowing()
    open[0]?.reject(new Error('terminated'))
    await ended
    expect(state).toEqual({ bytes: ASKED_AGAIN_BYTES - small, end: new Error('terminated') })
  })
})

describe('who reads slowly', () => {
  test('is asked about after five seconds, however few the bytes', async () => {
    let now = 0
    const clockMs = () => (now += ASKED_AGAIN_MS / 2)
    const requireAllowed = () => Promise.reject(new Error('moved'))
    const result = await flowed(pieces(3), { sizeBytes: 3 * MIB, requireAllowed, clockMs })
    expect(result).toEqual({ bytes: MIB, error: 'Error: moved' })
  })

  test('is asked about anew where the answer is of an hour ago', async () => {
    let now = 0
    const { open, requireAllowed } = asked()
    const made = async function* () {
      yield Buffer.alloc(1)
      now += ASKED_AGAIN_MS * 0.8
      yield Buffer.alloc(1)
      now += 3_600_000
      yield Buffer.alloc(1)
    }
    const ended = flowed(made(), { sizeBytes: 3, requireAllowed, clockMs: () => now })
    await turn()
    expect(open.length).toBe(1)
    open[0]?.resolve()
    await turn()
    expect(open.length).toBe(2)
    open[1]?.reject(new Error('moved'))
    expect(await ended).toEqual({ bytes: 2, error: 'Error: moved' })
  })
})

test('who leaves closes the stream', async () => {
  const stream = pieces(10)
  const allowed = whileAllowed(stream, { sizeBytes: 10 * MIB, requireAllowed: async () => undefined })
  for await (const piece of allowed) {
    expect(piece.length).toBe(MIB)
    break
  }
  expect(stream.destroyed).toBe(true)
})
