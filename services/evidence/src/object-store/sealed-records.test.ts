import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRecords, RECORD_BYTES, SealBroken, sealedRange, sealedSize, sealRecords } from './sealed-records.ts'

const SEALED_RECORD_BYTES = RECORD_BYTES + 16
const seal = { key: randomBytes(32), identity: 'hk, this object' }
/** Of a little more than five records: what a property cuts out of it is never more than it needs. */
const LONG = randomBytes(5 * RECORD_BYTES + 1_234)

async function* inChunks(bytes: Uint8Array, size = 50_000): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

async function whole(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const sealed = (bytes: Uint8Array, chunk?: number) => whole(sealRecords(inChunks(bytes, chunk), seal))
const opened = (stored: Uint8Array, sizeBytes: number, range = { first: 0, last: sizeBytes - 1 }, as = seal) =>
  whole(openRecords(inChunks(stored), as, sizeBytes, range))

/** Sizes at and around the ends of records come as often as any other. */
const size = fc.oneof(
  fc.integer({ min: 1, max: LONG.length }),
  fc.constantFrom(...[1, 2, 3].flatMap((records) => [-1, 0, 1].map((more) => records * RECORD_BYTES + more))),
)

test('any range of any size is the slice of it, however the bytes came, and no more records are read than it touches', async () => {
  const parts = fc.record({
    sizeBytes: size,
    from: fc.nat(),
    to: fc.nat(),
    chunk: fc.integer({ min: 1_000, max: 200_000 }),
  })
  await fc.assert(
    fc.asyncProperty(parts, async ({ sizeBytes, from, to, chunk }) => {
      const bytes = LONG.subarray(0, sizeBytes)
      const stored = await sealed(bytes, chunk)
      expect(stored.length).toBe(sealedSize(sizeBytes))
      const [first = 0, last = 0] = [from % sizeBytes, to % sizeBytes].toSorted((a, b) => a - b)
      const asked = sealedRange({ first, last }, sizeBytes)
      expect(asked.last - asked.first + 1).toBeLessThan(last - first + 1 + 3 * SEALED_RECORD_BYTES)
      const part = await opened(stored.subarray(asked.first, asked.last + 1), sizeBytes, { first, last })
      expect(part.equals(bytes.subarray(first, last + 1))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('a flipped bit, wherever it is, is refused at its record, and what came before it is given', async () => {
  const stored = await sealed(LONG)
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: stored.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
      const spoilt = Buffer.from(stored)
      spoilt.writeUInt8(spoilt.readUInt8(at) ^ (1 << bit), at)
      let given = 0
      const reading = async () => {
        for await (const chunk of openRecords(inChunks(spoilt), seal, LONG.length, { first: 0, last: LONG.length - 1 }))
          given += chunk.length
      }
      await expect(reading()).rejects.toBeInstanceOf(SealBroken)
      expect(given).toBe(Math.floor(at / SEALED_RECORD_BYTES) * RECORD_BYTES)
    }),
    { numRuns: 30 },
  )
})

test('what is cut off anywhere is refused, also where its size is said to be that of what is left', async () => {
  const stored = await sealed(LONG)
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: stored.length - 1 }), async (left) => {
      const cut = stored.subarray(0, left)
      await expect(opened(cut, LONG.length)).rejects.toBeInstanceOf(SealBroken)
      const claimed = Math.max(left - Math.ceil(left / SEALED_RECORD_BYTES) * 16, 1)
      await expect(opened(cut, claimed)).rejects.toBeInstanceOf(SealBroken)
    }),
    { numRuns: 30 },
  )
})

test('records that are in another order, or one that comes twice, are refused', async () => {
  const bytes = LONG.subarray(0, 4 * RECORD_BYTES)
  const stored = await sealed(bytes)
  const records = [0, 1, 2, 3].map((n) => stored.subarray(n * SEALED_RECORD_BYTES, (n + 1) * SEALED_RECORD_BYTES))
  const index = fc.nat({ max: 3 })
  await fc.assert(
    fc.asyncProperty(fc.array(index, { minLength: 1, maxLength: 6 }), async (order) => {
      fc.pre(String(order) !== '0,1,2,3')
      const put = Buffer.concat(order.map((n) => records[n] ?? Buffer.alloc(0)))
      await expect(opened(put, bytes.length)).rejects.toBeInstanceOf(SealBroken)
      // Neither is it an object of another length.
      await expect(opened(put, order.length * RECORD_BYTES)).rejects.toBeInstanceOf(SealBroken)
    }),
    { numRuns: 60 },
  )
})

test('a record of another object, of another authority or of another key is refused', async () => {
  const stored = await sealed(LONG)
  for (const as of [
    { ...seal, identity: 'mo, this object' },
    { ...seal, key: randomBytes(32) },
  ])
    await expect(opened(stored, LONG.length, undefined, as)).rejects.toBeInstanceOf(SealBroken)
})

test('what the stream throws is thrown, and nothing is sealed as the last record', async () => {
  async function* broken() {
    yield LONG
    throw new Error('gone')
  }
  await expect(whole(sealRecords(broken(), seal))).rejects.toThrow('gone')
})
