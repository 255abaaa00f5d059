import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drivers, PART_BYTES } from './drivers.fixture.ts'
import { ObjectRefused, type ObjectStore, ObjectTooLarge } from './object-store.ts'

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const MAX = 100_000_000

/** In chunks of this size. */
async function* streamOf(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

describe.each(drivers)('the driver $name', (driver) => {
  let folder: string
  let store: ObjectStore
  let close: () => Promise<void>
  const kept: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concert-driver-'))
    const opened = await driver.open(folder)
    store = opened.store
    close = opened.close
  })
  afterAll(async () => {
    for (const digest of kept) await store.remove(digest)
    await close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Every byte of an object, hashed again. */
  async function readBack(digest: string, sizeBytes: number) {
    const bytes = Buffer.concat(await (await store.read(digest, { first: 0, last: sizeBytes - 1 })).toArray())
    return { sizeBytes: bytes.length, digest: digestOf(bytes) }
  }

  async function put(bytes: Uint8Array, chunkBytes?: number) {
    const digest = digestOf(bytes)
    kept.push(digest)
    return store.put(streamOf(bytes, chunkBytes), digest, MAX)
  }

  async function listed() {
    const digests: string[] = []
    for await (const list of store.storedBefore(new Date(Date.now() + 60_000))) digests.push(...list)
    return digests
  }

  test.each([1, 2, 1_000, 65_535, 65_536, 65_537, 1_048_576, 3_000_001])(
    'gives back the %d bytes that it was given, however they came',
    async (sizeBytes) => {
      const bytes = randomBytes(sizeBytes)
      for (const chunkBytes of [sizeBytes, 65_536, Math.ceil(sizeBytes / 7)]) {
        const found = await put(bytes, chunkBytes)
        expect(found).toEqual({ sizeBytes, digest: digestOf(bytes) })
        expect(await readBack(found.digest, sizeBytes)).toEqual(found)
      }
    },
  )

  test.each([false, true])('stores a file and leaves it where it is; hashed before: %s', async (isKnown) => {
    const bytes = randomBytes(200_000)
    const [file, found] = [join(folder, `file-${isKnown}`), { sizeBytes: bytes.length, digest: digestOf(bytes) }]
    await writeFile(file, bytes)
    kept.push(found.digest)
    for (let times = 0; times < 2; times += 1) {
      expect(await store.putFile(file, found.digest, isKnown ? found : undefined)).toEqual(found)
      expect(await readBack(found.digest, bytes.length)).toEqual(found)
    }
    expect(await readFile(file)).toEqual(bytes)
    expect(await store.removeUnfinished(new Date(Date.now() + 60_000))).toBe(0)
  })

  test('gives back what is more than goes in one request', async () => {
    const bytes = randomBytes(2 * PART_BYTES + 1)
    const found = await put(bytes)
    expect(await readBack(found.digest, bytes.length)).toEqual(found)
  })

  test('reads all of an object again, says what it is, and stops when it is told to', async () => {
    const bytes = randomBytes(3_000_001)
    const found = await put(bytes)
    const { signal } = new AbortController()
    expect(await store.hash(found.digest, signal)).toEqual(found)
    expect(await store.hash(digestOf(randomBytes(3)), signal)).toBeNull()
    await expect(store.hash(found.digest, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('gives any range, and refuses one that the object does not have', async () => {
    const bytes = randomBytes(50_000)
    const { digest } = await put(bytes)
    const firstByte = driver.lacks.includes('range-of-the-first-byte') ? [] : [[0, 0] as const]
    for (const [first, last] of [...firstByte, [49_999, 49_999], [1, 49_998], [20_000, 30_000]] as const) {
      const range = Buffer.concat(await (await store.read(digest, { first, last })).toArray())
      expect(range).toEqual(bytes.subarray(first, last + 1))
    }
    await expect(store.read(digest, { first: 0, last: 50_000 })).rejects.toThrow(Error)
    await expect(store.read(digest, { first: 50_000, last: 50_000 })).rejects.toThrow(Error)
    await expect(store.read(digestOf(randomBytes(3)), { first: 0, last: 0 })).rejects.toThrow(Error)
  })

  test('keeps nothing of what is refused or breaks off', async () => {
    const bytes = randomBytes(100_000)
    const digest = digestOf(bytes)
    async function* broken() {
      yield bytes.subarray(0, 70_000)
      throw new Error('gone')
    }
    await expect(store.put(streamOf(bytes), digestOf(randomBytes(1)), MAX)).rejects.toBeInstanceOf(ObjectRefused)
    await expect(store.put(streamOf(Buffer.alloc(0)), digestOf(Buffer.alloc(0)), MAX)).rejects.toBeInstanceOf(
      ObjectRefused,
    )
    await expect(store.put(streamOf(bytes), digest, 99_999)).rejects.toBeInstanceOf(ObjectTooLarge)
    await expect(store.put(broken(), digest, MAX)).rejects.toThrow('gone')
    const file = join(folder, 'other')
    await writeFile(file, bytes)
    await expect(store.putFile(file, digestOf(randomBytes(1)))).rejects.toBeInstanceOf(ObjectRefused)
    expect(await store.has(digest)).toBe(false)
    expect(await listed()).not.toContain(digest)
    expect(await store.removeUnfinished(new Date(Date.now() + 60_000))).toBe(0)
  })

  test('knows what it has, lists it by its age, and removes it once and for all', async () => {
    const { digest } = await put(randomBytes(10))
    expect(await store.has(digest)).toBe(true)
    expect(await listed()).toContain(digest)
    const before: string[] = []
    for await (const list of store.storedBefore(new Date(Date.now() - 3_600_000))) before.push(...list)
    expect(before).not.toContain(digest)
    await store.remove(digest)
    await store.remove(digest)
    expect(await store.has(digest)).toBe(false)
    expect(await listed()).not.toContain(digest)
  })

  test('takes no name that is no digest', async () => {
    for (const name of ['../x', 'A'.repeat(64), '', 'a/b']) {
      await expect(store.put(streamOf(randomBytes(1)), name, MAX)).rejects.toThrow('not a SHA-256 digest')
      await expect((async () => store.has(name))()).rejects.toThrow('not a SHA-256 digest')
      await expect((async () => store.read(name, { first: 0, last: 0 }))()).rejects.toThrow('not a SHA-256 digest')
    }
  })
})
