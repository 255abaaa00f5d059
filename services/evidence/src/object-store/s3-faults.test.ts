import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bucketAddress } from './bucket-address.ts'
import { type FaultyBucket, startFaultyBucket } from './faulty-bucket.fixture.ts'
import { foundIn } from './found-in.ts'
import { type ObjectStore, StoreUnavailable } from './object-store.ts'
import { createS3Store } from './s3.ts'

const times = { connectMs: 1_000, answerMs: 1_000, beginMs: 1_000, silenceMs: 1_000 }
const bytes = randomBytes(2_000_000)
const whole = { first: 0, last: bytes.length - 1 }
const { signal } = new AbortController()

let bucket: FaultyBucket
let folder: string
let store: ObjectStore
let digest: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-s3-faults-'))
  bucket = await startFaultyBucket()
  store = await createS3Store(bucketAddress.parse(bucket.url), folder, 1_000_000_000, times)
  ;({ digest } = await foundIn(streamOf(bytes)))
  await store.put(streamOf(bytes), digest, bytes.length)
})
afterEach(() => bucket.does(undefined))
afterAll(async () => {
  await bucket.close()
  await rm(folder, { recursive: true, force: true })
})

async function* streamOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

async function readWhole(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await store.read(digest, whole)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('a bucket that does not answer is unavailable in a while that the caller can wait', () => {
  test.each(['refuses', 'hangs'] as const)('whatever it is asked: it %s', async (fault) => {
    bucket.does(fault)
    const asked = {
      put: store.put(streamOf(bytes), digest, bytes.length),
      has: store.has(digest),
      read: store.read(digest, whole),
      hash: store.hash(digest, signal),
      remove: store.remove(digest),
    }
    for (const answer of await Promise.allSettled(Object.values(asked)))
      expect(answer).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) })
    expect(await readdir(join(folder, 'incoming'))).toEqual([])
    bucket.does(undefined)
    expect((await readWhole()).equals(bytes)).toBe(true)
  })
})

describe('a bucket that breaks off in the middle is unavailable, and what it gave is never taken for the whole', () => {
  test.each(['cuts', 'stops'] as const)('of what is read: it %s', async (fault) => {
    bucket.does(fault, ['GET'])
    await expect(readWhole()).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(store.hash(digest, signal)).rejects.toBeInstanceOf(StoreUnavailable)
    bucket.does(undefined)
    expect(await store.hash(digest, signal)).toEqual({ sizeBytes: bytes.length, digest })
  })

  test('of what is sent', async () => {
    const other = randomBytes(3_000_000)
    const found = await foundIn(streamOf(other))
    bucket.does('cuts', ['PUT'])
    await expect(store.put(streamOf(other), found.digest, other.length)).rejects.toBeInstanceOf(StoreUnavailable)
    bucket.does(undefined)
    expect(await store.has(found.digest)).toBe(false)
    expect(await store.put(streamOf(other), found.digest, other.length)).toEqual(found)
  })
})

test('a reader who is slower than the bucket may be is given everything all the same', async () => {
  const slow = (await store.read(digest, whole)).iterator()
  const first = await slow.next()
  bucket.does('stops', ['GET'])
  // It takes longer than the bucket may be silent.
  await expect(readWhole()).rejects.toBeInstanceOf(StoreUnavailable)
  const chunks: Buffer[] = [first.value]
  for await (const chunk of slow) chunks.push(chunk)
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
})

test('readers who do not read on keep nobody from the bucket, however many they are', async () => {
  const patient = await createS3Store(bucketAddress.parse(bucket.url), folder)
  const idle: Readable[] = []
  while (idle.length < 60) idle.push(await patient.read(digest, whole))
  expect(await patient.has(digest)).toBe(true)
  for (const one of idle) one.destroy()
})
