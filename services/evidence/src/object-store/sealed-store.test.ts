import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { objectIdentity } from '#object-keys/identities.ts'
import { keyRing } from '#object-keys/key-ring.ts'
import { drivers, PART_BYTES } from './drivers.fixture.ts'
import type { EvidenceObjects, ObjectKeys, StoredObject } from './evidence-objects.ts'
import { ObjectRefused, type ObjectStore, ObjectTooLarge, StoreUnavailable } from './object-store.ts'
import { foundIn } from './found-in.ts'
import { sealRecords } from './sealed-records.ts'
import { createSealedStore } from './sealed-store.ts'

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const MAX = 100_000_000
const { signal } = new AbortController()

async function* streamOf(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

/** As the table keeps them. */
function keysInMemory(): ObjectKeys & { readonly rows: Map<string, StoredObject> } {
  const rows = new Map<string, StoredObject>()
  return {
    rows,
    find: async (digest) => rows.get(digest),
    keep: async (digest, sealed) => {
      const earlier = rows.get(digest)?.storedAs
      rows.set(digest, sealed)
      return earlier
    },
    replacePlain: async (digest, sealed) => {
      if (rows.get(digest)?.form !== 'plain') return false
      rows.set(digest, sealed)
      return true
    },
  }
}

describe.each(drivers)('a sealed store over the driver $name', (driver) => {
  let folder: string
  let store: ObjectStore
  let objects: EvidenceObjects
  let close: () => Promise<void>
  const keys = keysInMemory()
  const ring = keyRing([randomBytes(32)])

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concert-sealed-'))
    const opened = await driver.open(folder)
    store = opened.store
    close = opened.close
    objects = await createSealedStore({ authority: 'hk', store, keys, ring, folder })
  })
  afterAll(async () => {
    for (const { storedAs } of keys.rows.values()) await store.remove(storedAs)
    await close()
    await rm(folder, { recursive: true, force: true })
  })

  async function readBack(digest: string, first: number, last: number) {
    return Buffer.concat(await (await objects.read(digest, { first, last })).toArray())
  }

  async function put(bytes: Uint8Array) {
    const digest = digestOf(bytes)
    await objects.put(streamOf(bytes), digest, MAX)
    return digest
  }

  const storedAs = (digest: string) => keys.rows.get(digest)?.storedAs ?? expect.fail('there is no key')

  test.each([1, 1_000, 65_535, 65_536, 65_537, 131_072, 3_000_001])(
    'keeps %d bytes so that the store has none of them, and gives back every one',
    async (sizeBytes) => {
      const bytes = randomBytes(sizeBytes)
      const digest = digestOf(bytes)
      expect(await objects.put(streamOf(bytes, Math.ceil(sizeBytes / 7)), digest, MAX)).toEqual({ sizeBytes, digest })
      expect((await readBack(digest, 0, sizeBytes - 1)).equals(bytes)).toBe(true)
      expect(await objects.hash(digest, signal)).toEqual({ sizeBytes, digest })
      expect(await objects.has(digest)).toBe(true)
      expect(await store.has(digest)).toBe(false)
      const stored = await store.hash(storedAs(digest), signal)
      expect(stored?.digest).toBe(storedAs(digest))
      if (sizeBytes < 16) return
      const asStored = await (await store.read(storedAs(digest), { first: 0, last: sizeBytes - 1 })).toArray()
      expect(Buffer.concat(asStored).includes(bytes.subarray(0, 16))).toBe(false)
    },
  )

  test('gives back what is more than goes to the store in one request', async () => {
    const bytes = randomBytes(PART_BYTES + 1)
    const digest = await put(bytes)
    expect(await objects.hash(digest, signal)).toEqual({ sizeBytes: bytes.length, digest })
  })

  test('gives any range, and refuses one that the object does not have', async () => {
    const bytes = randomBytes(300_000)
    const digest = await put(bytes)
    const place = fc.nat({ max: bytes.length - 1 })
    await fc.assert(
      fc.asyncProperty(place, place, async (one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)]
        expect((await readBack(digest, first, last)).equals(bytes.subarray(first, last + 1))).toBe(true)
      }),
      { numRuns: 25 },
    )
    await expect(objects.read(digest, { first: 0, last: bytes.length })).rejects.toThrow(Error)
    await expect(objects.read(digestOf(randomBytes(3)), { first: 0, last: 0 })).rejects.toThrow('no such object')
  })

  test('takes a file of sealed records over and leaves it where it is, whether it was hashed before or not', async () => {
    const bytes = randomBytes(200_000)
    const [file, found] = [join(folder, 'file'), { sizeBytes: bytes.length, digest: digestOf(bytes) }]
    const seal = { key: randomBytes(32), identity: objectIdentity('hk', found.digest) }
    const records: Buffer[] = []
    for await (const part of sealRecords(streamOf(bytes), seal)) records.push(part)
    await writeFile(file, Buffer.concat(records))
    const stored = await foundIn(streamOf(Buffer.concat(records)))
    for (const known of [undefined, { content: found, stored }]) {
      expect(await objects.putSealed(file, found.digest, seal.key, known)).toEqual(found)
      expect(await objects.hash(found.digest, signal)).toEqual(found)
      expect((await readBack(found.digest, 65_000, 140_000)).equals(bytes.subarray(65_000, 140_001))).toBe(true)
    }
    expect(await readFile(file)).toEqual(Buffer.concat(records))
    const other = digestOf(randomBytes(1))
    await expect(objects.putSealed(file, other, seal.key, { content: found, stored })).rejects.toBeInstanceOf(
      ObjectRefused,
    )
    // Records of another object, with another key, or altered since: what they hold is not what was declared.
    await expect(objects.putSealed(file, other, seal.key)).rejects.toBeInstanceOf(ObjectRefused)
    await expect(objects.putSealed(file, found.digest, randomBytes(32))).rejects.toBeInstanceOf(ObjectRefused)
    const altered = Buffer.concat(records)
    altered.writeUInt8(altered.readUInt8(100_000) ^ 1, 100_000)
    await writeFile(file, altered)
    await expect(objects.putSealed(file, found.digest, seal.key)).rejects.toMatchObject({
      found: { sizeBytes: 65_536, digest: digestOf(bytes.subarray(0, 65_536)) },
    })
    await writeFile(file, '')
    await expect(objects.putSealed(file, found.digest, seal.key)).rejects.toMatchObject({ found: { sizeBytes: 0 } })
  })

  test('a repetition is sealed anew with another key, and the earlier bytes are removed', async () => {
    const bytes = randomBytes(70_000)
    const first = storedAs(await put(bytes))
    const second = storedAs(await put(bytes))
    expect(second).not.toBe(first)
    expect([await store.has(first), await store.has(second)]).toEqual([false, true])
    expect((await readBack(digestOf(bytes), 0, 69_999)).equals(bytes)).toBe(true)
  })

  test('keeps nothing of what is refused or breaks off', async () => {
    const bytes = randomBytes(100_000)
    const digest = digestOf(bytes)
    async function* broken() {
      yield bytes.subarray(0, 70_000)
      throw new Error('gone')
    }
    await expect(objects.put(streamOf(bytes), digestOf(randomBytes(1)), MAX)).rejects.toBeInstanceOf(ObjectRefused)
    await expect(objects.put(streamOf(Buffer.alloc(0)), digestOf(Buffer.alloc(0)), MAX)).rejects.toBeInstanceOf(
      ObjectRefused,
    )
    await expect(objects.put(streamOf(bytes), digest, 99_999)).rejects.toBeInstanceOf(ObjectTooLarge)
    await expect(objects.put(broken(), digest, MAX)).rejects.toThrow('gone')
    expect(keys.rows.has(digest)).toBe(false)
    expect(await readdir(join(folder, 'sealing'))).toEqual([])
    expect(await objects.removeUnfinished(new Date(Date.now() + 60_000))).toBe(0)
  })

  test('without its key an object is no more, although its bytes are there', async () => {
    const digest = await put(randomBytes(1_000))
    const name = storedAs(digest)
    const row = keys.rows.get(digest) ?? expect.fail()
    keys.rows.delete(digest)
    expect(await store.has(name)).toBe(true)
    expect(await objects.has(digest)).toBe(false)
    expect(await objects.hash(digest, signal)).toBeNull()
    await expect(objects.read(digest, { first: 0, last: 1 })).rejects.toThrow('no such object')
    // Not even under the key of another object of the same authority.
    const other = digestOf(randomBytes(1))
    keys.rows.set(other, row)
    await expect(readBack(other, 0, 1)).rejects.toThrow('sealed as another')
    keys.rows.delete(other)
    await store.remove(name)
  })

  test('what was stored in the clear is read, and sealed once; nothing else is touched by that', async () => {
    const bytes = randomBytes(150_000)
    const digest = digestOf(bytes)
    await store.put(streamOf(bytes), digest, MAX)
    keys.rows.set(digest, { form: 'plain', storedAs: digest, sizeBytes: bytes.length })
    expect((await readBack(digest, 70_000, 140_000)).equals(bytes.subarray(70_000, 140_001))).toBe(true)
    expect(await objects.hash(digest, signal)).toEqual({ sizeBytes: bytes.length, digest })
    await objects.sealPlain(digest)
    const sealed = keys.rows.get(digest)
    expect(sealed?.form).toBe('records-2')
    expect(await store.has(digest)).toBe(false)
    expect((await readBack(digest, 0, 149_999)).equals(bytes)).toBe(true)
    await objects.sealPlain(digest)
    expect(keys.rows.get(digest)).toBe(sealed)
  })

  test('a key of the authority that is not at hand makes the object unavailable, not wrong', async () => {
    const digest = await put(randomBytes(1_000))
    const others = await createSealedStore({ authority: 'hk', store, keys, ring: keyRing([randomBytes(32)]), folder })
    await expect(others.read(digest, { first: 0, last: 1 })).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(others.hash(digest, signal)).rejects.toBeInstanceOf(StoreUnavailable)
  })

  test('takes no name that is no digest', async () => {
    for (const name of ['../x', 'A'.repeat(64), '', 'a/b']) {
      await expect(objects.put(streamOf(randomBytes(1)), name, MAX)).rejects.toThrow('not a SHA-256 digest')
      await expect(objects.has(name)).rejects.toThrow('not a SHA-256 digest')
      await expect(objects.read(name, { first: 0, last: 0 })).rejects.toThrow('not a SHA-256 digest')
    }
  })
})
