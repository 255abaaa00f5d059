import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bucketAddress } from './bucket-address.ts'
import { foundIn } from './found-in.ts'
import { StoreUnavailable } from './object-store.ts'
import { createS3Store } from './s3.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-s3-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A bucket that answers every request with this, and what it was asked. */
async function bucketThat(status: number, headers: Record<string, string> = {}) {
  const asked: { method: string | undefined; headers: Record<string, unknown>; body: Buffer }[] = []
  const server = createServer((request, response) => {
    void request.toArray().then((chunks: Buffer[]) => {
      asked.push({ method: request.method, headers: request.headers, body: Buffer.concat(chunks) })
      response.writeHead(status, headers).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const address = bucketAddress.parse(`http://key:secret@127.0.0.1:${port}/evidence-hk`)
  const close = () => new Promise((resolve) => server.close(resolve))
  return { store: await createS3Store(address, folder), asked, close }
}

test('the bytes are sent bare, with their length and their digest, and no other', async () => {
  const bytes = randomBytes(5_000)
  const { digest } = await foundIn(streamOf(bytes))
  const { store, asked, close } = await bucketThat(200, { 'content-length': '0' })
  // The length that the bucket tells afterwards is not that of the bytes.
  await expect(store.put(streamOf(bytes), digest, 10_000)).rejects.toBeInstanceOf(StoreUnavailable)
  await close()
  const [sent] = asked
  expect(sent?.body).toEqual(bytes)
  expect(sent?.headers).toMatchObject({
    'content-length': '5000',
    'x-amz-checksum-sha256': Buffer.from(digest, 'hex').toString('base64'),
  })
  expect(sent?.headers).not.toHaveProperty('x-amz-trailer')
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
})

test('a bucket that cannot answer now is unavailable, for every question', async () => {
  const bytes = randomBytes(10)
  const { digest } = await foundIn(streamOf(bytes))
  const { store, close } = await bucketThat(503)
  const gone = await bucketThat(200)
  await gone.close()
  for (const one of [store, gone.store]) {
    await expect(one.put(streamOf(bytes), digest, 100)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(one.has(digest)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(one.read(digest, { first: 0, last: 9 })).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(one.hash(digest, new AbortController().signal)).rejects.toBeInstanceOf(StoreUnavailable)
    await expect(one.remove(digest)).rejects.toBeInstanceOf(StoreUnavailable)
  }
  await close()
})

test('a bucket that refuses by its rules is not said to be away', async () => {
  const { store, close } = await bucketThat(403)
  const failed = store.has('ab'.repeat(32))
  await expect(failed).rejects.toThrow(Error)
  await expect(failed).rejects.not.toBeInstanceOf(StoreUnavailable)
  await close()
})

test.each([
  'evidence-hk',
  'https://host/evidence-hk',
  'https://key@host/evidence-hk',
  'https://key:secret@host/',
  'https://key:secret@host/a/b',
  'ftp://key:secret@host/evidence-hk',
])('%s is no address of a bucket', (text) => {
  expect(bucketAddress.safeParse(text).success).toBe(false)
})

test('an address has its key, its bucket and its region', () => {
  expect(bucketAddress.parse('https://key:sec%2Fret@s3.example:9000/evidence-hk?region=ap-east-1')).toEqual({
    endpoint: 'https://s3.example:9000',
    bucket: 'evidence-hk',
    region: 'ap-east-1',
    accessKeyId: 'key',
    secretAccessKey: 'sec/ret',
  })
})
