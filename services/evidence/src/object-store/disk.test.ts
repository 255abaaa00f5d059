import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDiskStore } from './disk.ts'
import { type ObjectStore, ObjectTooLarge } from './object-store.ts'

let folder: string
let store: ObjectStore

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-disk-'))
  store = await createDiskStore(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function* streamOf(...chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

const digestOf = (...chunks: Uint8Array[]) => createHash('sha256').update(Buffer.concat(chunks)).digest('hex')
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

test('whatever the chunks are, exactly their bytes lie under their digest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 500 }), { minLength: 1, maxLength: 8 }), async (chunks) => {
      const bytes = Buffer.concat(chunks)
      fc.pre(bytes.length > 0)
      const digest = digestOf(...chunks)
      expect(await store.put(streamOf(...chunks), digest, 4_000)).toEqual({ sizeBytes: bytes.length, digest })
      expect(await readFile(join(folder, 'objects', digest.slice(0, 2), digest))).toEqual(bytes)
    }),
    { numRuns: 30 },
  )
})

test('only the user of the service can read the store', async () => {
  const bytes = Buffer.from('secret')
  const digest = digestOf(bytes)
  await store.put(streamOf(bytes), digest, 100)
  for (const path of [folder, join(folder, 'objects'), join(folder, 'objects', digest.slice(0, 2), digest)]) {
    expect((await stat(path)).mode & 0o077).toBe(0)
  }
})

test('a stream that is too long is not read to its end', async () => {
  let read = 0
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      read += 1
      yield Buffer.alloc(10)
    }
  }
  await expect(store.put(endless(), digestOf(), 25)).rejects.toThrow(ObjectTooLarge)
  expect(read).toBe(3)
  expect(await files()).toEqual([])
})

test.each([
  ['no bytes', [], digestOf()],
  ['other bytes than declared', [Buffer.from('other')], digestOf(Buffer.from('declared'))],
])('a stream of %s is refused for what it was found to be, and leaves nothing', async (_what, chunks, declared) => {
  const found = { sizeBytes: Buffer.concat(chunks).length, digest: digestOf(...chunks) }
  await expect(store.put(streamOf(...chunks), declared, 100)).rejects.toMatchObject({ name: 'ObjectRefused', found })
  expect(await files()).toEqual([])
})

test('a stream that breaks leaves nothing and its own error is told', async () => {
  async function* breaking(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half')
    throw new Error('connection lost')
  }
  await expect(store.put(breaking(), digestOf(), 100)).rejects.toThrow('connection lost')
  expect(await files()).toEqual([])
})

test.each(['ENOSPC', 'EIO'])('a device that answers %s makes the store unavailable', async (code) => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half')
    throw Object.assign(new Error('device'), { code })
  }
  await expect(store.put(failing(), digestOf(), 100)).rejects.toMatchObject({ name: 'StoreUnavailable' })
})

test('lists what was stored before an instant in lists of a thousand at most, folder by folder', async () => {
  const digests = Array.from({ length: 1_001 }, (_, index) => `aa${digestOf(Buffer.from(`${index}`)).slice(2)}`)
  const other = `bb${'0'.repeat(62)}`
  await mkdir(join(folder, 'objects/aa'))
  await mkdir(join(folder, 'objects/bb'))
  for (const digest of [...digests, other]) await writeFile(join(folder, 'objects', digest.slice(0, 2), digest), 'x')
  const lists: (readonly string[])[] = []
  for await (const list of store.storedBefore(new Date(Date.now() + 60_000))) lists.push(list)
  expect(lists.map(({ length }) => length).sort()).toEqual([1, 1, 1_000])
  expect(lists.flat().sort()).toEqual([...digests, other].sort())
})

test('whatever the range, exactly its bytes are read', async () => {
  const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251))
  const digest = digestOf(bytes)
  await store.put(streamOf(bytes), digest, 1_000)
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 999 }), fc.nat({ max: 999 }), async (one, other) => {
      const range = { first: Math.min(one, other), last: Math.max(one, other) }
      const read = await (await store.read(digest, range)).toArray()
      expect(Buffer.concat(read).equals(bytes.subarray(range.first, range.last + 1))).toBe(true)
    }),
    { numRuns: 50 },
  )
})

test('a range beyond the object, and an object that is not there, are refused before a byte is read', async () => {
  const bytes = Buffer.from('short')
  await store.put(streamOf(bytes), digestOf(bytes), 100)
  await expect(store.read(digestOf(bytes), { first: 0, last: 5 })).rejects.toThrow('the object has 5 bytes, not 6')
  await expect(store.read(digestOf(Buffer.from('x')), { first: 0, last: 0 })).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a folder that is not mounted says nothing of the objects in it', async () => {
  const { signal } = new AbortController()
  expect(await store.hash(digestOf(), signal)).toBeNull()
  await rm(join(folder, 'objects'), { recursive: true })
  await expect(store.hash(digestOf(), signal)).rejects.toMatchObject({ name: 'StoreUnavailable' })
})

test.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`])('%j never becomes a path', async (name) => {
  await expect(async () => store.put(streamOf(Buffer.from('x')), name, 100)).rejects.toThrow('not a SHA-256 digest')
  await expect(async () => store.has(name)).rejects.toThrow('not a SHA-256 digest')
  await expect(async () => store.read(name, { first: 0, last: 0 })).rejects.toThrow('not a SHA-256 digest')
  await expect(async () => store.remove(name)).rejects.toThrow('not a SHA-256 digest')
})
