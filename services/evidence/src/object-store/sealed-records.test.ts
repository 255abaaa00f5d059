import { createCipheriv, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  FORM,
  openRecords,
  RECORD_BYTES,
  type Seal,
  SealBroken,
  sealedRange,
  sealedSize,
  sealRecords,
} from './sealed-records.ts'

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

/** As objects were sealed before: what lies in stores must be opened. */
function sealedByNumber(bytes: Uint8Array, { key, identity }: Seal): Buffer {
  const records = Math.ceil(bytes.length / RECORD_BYTES)
  const sealed = Array.from({ length: records }, (_, record) => {
    const nonce = Buffer.alloc(12)
    nonce.writeUInt32BE(record, 7)
    nonce.writeUInt8(record === records - 1 ? 1 : 0, 11)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(identity))
    const content = bytes.subarray(record * RECORD_BYTES, (record + 1) * RECORD_BYTES)
    return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
  })
  return Buffer.concat(sealed)
}

const forms = [
  { form: 'records-1', moreBytes: 16, seal: async (bytes: Uint8Array) => sealedByNumber(bytes, seal) },
  {
    form: FORM,
    moreBytes: 28,
    seal: (bytes: Uint8Array, chunk?: number) => whole(sealRecords(inChunks(bytes, chunk), seal)),
  },
] as const

/** Sizes at and around the ends of records come as often as any other. */
const size = fc.oneof(
  fc.integer({ min: 1, max: LONG.length }),
  fc.constantFrom(...[1, 2, 3].flatMap((records) => [-1, 0, 1].map((more) => records * RECORD_BYTES + more))),
)

describe.each(forms)('in the form $form', ({ form, moreBytes, seal: sealed }) => {
  const SEALED_RECORD_BYTES = RECORD_BYTES + moreBytes
  const opened = (stored: Uint8Array, sizeBytes: number, range = { first: 0, last: sizeBytes - 1 }, as: Seal = seal) =>
    whole(openRecords(inChunks(stored), as, { sizeBytes, form }, range))

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
        expect(stored.length).toBe(sealedSize({ sizeBytes, form }))
        const [first = 0, last = 0] = [from % sizeBytes, to % sizeBytes].toSorted((a, b) => a - b)
        const asked = sealedRange({ first, last }, { sizeBytes, form })
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
          const object = { sizeBytes: LONG.length, form }
          for await (const chunk of openRecords(inChunks(spoilt), seal, object, { first: 0, last: LONG.length - 1 }))
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
        const claimed = Math.max(left - Math.ceil(left / SEALED_RECORD_BYTES) * moreBytes, 1)
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
})

test('the same bytes under the same key are other records each time', async () => {
  const sealed = () => whole(sealRecords(inChunks(LONG.subarray(0, 1_000)), seal))
  expect((await sealed()).equals(await sealed())).toBe(false)
})

test('what came before an error is sealed, not as the last record, and then the error is thrown', async () => {
  async function* broken() {
    yield LONG
    throw new Error('gone')
  }
  const records: Buffer[] = []
  const sealing = async () => {
    for await (const part of sealRecords(broken(), seal)) records.push(part)
  }
  await expect(sealing()).rejects.toThrow('gone')
  const sizeBytes = LONG.length
  const stored = Buffer.concat(records)
  expect(stored.length).toBe(sealedSize({ sizeBytes, form: FORM }))
  const range = { first: 0, last: 5 * RECORD_BYTES - 1 }
  const full = stored.subarray(0, 5 * (RECORD_BYTES + 28))
  const before = await whole(openRecords(inChunks(full), seal, { sizeBytes, form: FORM }, range))
  expect(before.equals(LONG.subarray(0, 5 * RECORD_BYTES))).toBe(true)
  const all = whole(openRecords(inChunks(stored), seal, { sizeBytes, form: FORM }, { first: 0, last: sizeBytes - 1 }))
  await expect(all).rejects.toThrow('record 5 is not what was sealed')
})
