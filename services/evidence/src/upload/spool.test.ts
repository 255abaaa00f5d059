import { createHash, randomBytes } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordsInFile } from '#object-store/records-in-file.ts'
import { RECORD_BYTES, sealedSize } from '#object-store/sealed-records.ts'
import { createSealer, type Sealer } from '#object-store/sealer.ts'
import { createSpool, type Spool } from './spool.ts'

let folder: string
let spool: Spool
let sealer: Sealer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-spool-'))
  sealer = createSealer()
  spool = await createSpool(folder, sealer)
})
afterAll(async () => {
  await sealer.close()
  await rm(folder, { recursive: true })
})

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const seal = { key: randomBytes(32), identity: 'hk, this object' }
let count = 0

async function begun() {
  const upload = { uploadId: `upl_0197f3a0-0000-7000-8000-${String((count += 1)).padStart(12, '0')}`, seal }
  await spool.begin(upload.uploadId)
  return { upload, path: spool.fileOf(upload.uploadId) }
}

type Upload = Awaited<ReturnType<typeof begun>>['upload']

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

function append(upload: Upload, whole: Uint8Array, offset: number, end = whole.length, chunk = 50_000) {
  const bytes = inChunks(whole.subarray(offset, end), chunk)
  return spool.append(upload, bytes, { offset, sizeBytes: whole.length, admit: () => undefined })
}

const LONG = randomBytes(4 * RECORD_BYTES)

test('however a file was cut, its records are those of an object, and hold every byte', async () => {
  const cut = fc.oneof(fc.nat({ max: LONG.length }), fc.constantFrom(...[1, 2, 3].map((n) => n * RECORD_BYTES)))
  const parts = fc.record({
    sizeBytes: fc.oneof(fc.integer({ min: 1, max: LONG.length }), fc.constantFrom(RECORD_BYTES, 2 * RECORD_BYTES)),
    cuts: fc.array(cut, { maxLength: 6 }),
    chunk: fc.integer({ min: 1_000, max: 200_000 }),
  })
  await fc.assert(
    fc.asyncProperty(parts, async ({ sizeBytes, cuts, chunk }) => {
      const whole = LONG.subarray(0, sizeBytes)
      const { upload, path } = await begun()
      let offset = 0
      for (const end of [...cuts.filter((at) => at < sizeBytes), sizeBytes].toSorted((a, b) => a - b)) {
        const { taken, known } = await append(upload, whole, offset, end, chunk)
        expect(taken).toBe(end - offset)
        expect(await spool.arrived(upload)).toBe(end)
        if (known !== undefined) expect(known).toEqual(await recordsInFile(path, seal))
        expect(known !== undefined).toBe(offset === 0 && end === sizeBytes)
        offset = end
      }
      const found = { sizeBytes, digest: digestOf(whole) }
      const stored = await readFile(path)
      expect(stored.length).toBe(sealedSize({ sizeBytes, form: 'records-2' }))
      expect(await recordsInFile(path, seal)).toEqual({
        content: found,
        stored: { sizeBytes: stored.length, digest: digestOf(stored) },
      })
      // Another attempt to complete it has another name in the store, and the same content.
      await spool.end(upload)
      expect((await recordsInFile(path, seal)).content).toEqual(found)
      expect((await readFile(path)).equals(stored)).toBe(false)
      await spool.remove(upload.uploadId)
    }),
    { numRuns: 40 },
  )
})

test('nothing of an unfinished upload lies in the clear', async () => {
  const whole = Buffer.from('tell nobody of this '.repeat(10_000))
  const { upload, path } = await begun()
  await append(upload, whole, 0, 100_001)
  await append(upload, whole, 100_001, 100_040)
  expect((await readFile(path)).includes('nobody')).toBe(false)
})

test('what a crash has torn is cut off, and goes on from the last whole record', async () => {
  const whole = LONG.subarray(0, 3 * RECORD_BYTES + 5_000)
  const at = fc.integer({ min: 1, max: RECORD_BYTES })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('cut', 'overwritten', 'longer'), at, async (how, bytes) => {
      const { upload, path } = await begun()
      await append(upload, whole, 0, 2 * RECORD_BYTES + 3_000)
      const { size } = await stat(path)
      if (how === 'cut') await truncate(path, size - Math.min(bytes, 3_000))
      if (how === 'longer') await appendFile(path, randomBytes(bytes))
      if (how === 'overwritten') {
        const stored = await readFile(path)
        stored.fill(7, size - Math.min(bytes, 3_000))
        await writeFile(path, stored)
      }
      expect(await spool.arrived(upload)).toBe(2 * RECORD_BYTES)
      // Less than what is torn.
      await append(upload, whole, 2 * RECORD_BYTES, 2 * RECORD_BYTES + 10)
      expect(await spool.arrived(upload)).toBe(2 * RECORD_BYTES + 10)
      await append(upload, whole, 2 * RECORD_BYTES + 10)
      expect((await recordsInFile(path, seal)).content).toEqual({ sizeBytes: whole.length, digest: digestOf(whole) })
      await spool.remove(upload.uploadId)
    }),
    { numRuns: 20 },
  )
})

test('who appends where the file does not end is told that another request is under way, and nothing changes', async () => {
  const whole = LONG.subarray(0, 100_000)
  const { upload, path } = await begun()
  await append(upload, whole, 0, 70_000)
  const before = await readFile(path)
  for (const offset of [0, 69_999, 70_001])
    await expect(append(upload, whole, offset)).rejects.toMatchObject({ code: 'locked' })
  expect(await readFile(path)).toEqual(before)
})

test('what came before an error of the client or of a guard is kept', async () => {
  const whole = LONG
  const { upload } = await begun()
  async function* broken() {
    yield whole.subarray(0, 90_000)
    throw new Error('gone')
  }
  const appending = { offset: 0, sizeBytes: whole.length, admit: () => undefined }
  await expect(spool.append(upload, broken(), appending)).rejects.toThrow('gone')
  expect(await spool.arrived(upload)).toBe(90_000)
  const admit = (arrived: number) => {
    if (arrived > 150_000) throw new Error('no room')
  }
  const more = inChunks(whole.subarray(90_000), 20_000)
  await expect(spool.append(upload, more, { ...appending, offset: 90_000, admit })).rejects.toThrow('no room')
  expect(await spool.arrived(upload)).toBe(150_000)
})

test('an upload that is gone is not there, and a file that cannot be written fails whoever appends', async () => {
  const { upload } = await begun()
  await spool.remove(upload.uploadId)
  expect(await spool.arrived(upload)).toBeUndefined()
  await expect(append(upload, LONG, 0)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a thread that has ended is begun again, and whoever waited for it is told', async () => {
  const { upload } = await begun()
  async function* endless() {
    for (;;) {
      yield LONG
      await sealer.close()
    }
  }
  const appending = { offset: 0, sizeBytes: null, admit: () => undefined }
  await expect(spool.append(upload, endless(), appending)).rejects.toThrow('the thread that seals has ended')
  const again = await begun()
  expect(await append(again.upload, LONG, 0)).toMatchObject({ taken: LONG.length })
})
