import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { EvidenceContext } from '../src/context.ts'
import { keyRing } from '../src/object-keys/key-ring.ts'
import { missingKeys, rewrapKeys } from '../src/object-keys/rewrap-keys.ts'
import { StoreUnavailable } from '../src/object-store/object-store.ts'
import {
  type EvidenceCells,
  filesIn,
  harbour,
  hongKongOf,
  inspect,
  seedApplication,
  startEvidence,
} from './evidence.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

let cells: EvidenceCells
let context: EvidenceContext
let client: ReturnType<typeof tusClient>

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  context = hongKongOf(cells)
  client = tusClient(cells)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => cells.close())

const { signal } = new AbortController()
const WHOLE = Buffer.from('tell nobody of this '.repeat(10_000))

async function begin(bytes: Uint8Array) {
  const applicationId = await seedApplication(cells.admin)
  const metadata = metadataOf(applicationId, bytes, { filename: 'notes.txt', filetype: 'text/plain' })
  const { headers } = await client.create(metadata, { 'upload-length': String(bytes.length) })
  return headers['location'] ?? expect.fail('it was not begun')
}

async function rowOf(location: string) {
  const uploadId = location.split('/').at(-1)
  return (await cells.admin.query('select * from evidence.uploads where upload_id = $1', [uploadId])).rows[0]
}

async function read(evidenceId: string | undefined): Promise<Buffer> {
  await inspect(cells, evidenceId ?? '')
  const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
  const url = `/hk/v1/evidence/${evidenceId}/content`
  return (await cells.app.inject({ url, headers: { authorization } })).rawPayload
}

test('no file of the authority has a byte of an upload in the clear, from its beginning to its record', async () => {
  const location = await begin(WHOLE)
  const search = async () => {
    for (const path of await filesIn(cells.storeFolder('hk')))
      expect((await readFile(join(cells.storeFolder('hk'), path))).includes('nobody'), path).toBe(false)
  }
  await client.append(location, 0, WHOLE.subarray(0, 90_001))
  await search()
  expect(await rowOf(location)).toMatchObject({ key_id: context.keyRing.currentId })
  const last = await client.append(location, 90_001, WHOLE.subarray(90_001))
  await search()
  expect((await read(last.headers['evidence-id'])).equals(WHOLE)).toBe(true)
  // The object alone has the key now: what deletes it there deletes it.
  expect(await rowOf(location)).toMatchObject({ key_id: null, wrapped_key: null })
})

test('a key of the authority is exchanged while an upload is under way', async () => {
  const location = await begin(WHOLE)
  await client.append(location, 0, WHOLE.subarray(0, 90_001))
  const file = cells.environment['CONCERT_EVIDENCE_KEY_HK'] ?? expect.fail()
  const old = Buffer.from((await readFile(file, 'utf8')).trim(), 'hex')
  const renewed = randomBytes(32)
  const alone = { ...context, keyRing: keyRing([renewed]) }
  expect(await missingKeys(alone)).toEqual([context.keyRing.currentId])
  await rewrapKeys({ ...context, keyRing: keyRing([renewed, old]) }, signal)
  expect(await missingKeys(alone)).toEqual([])
  expect((await client.head(location)).status).toBe(503)
  expect(await client.send('GET', location)).toMatchObject({ status: 503, problem: { code: 'unavailable' } })
  const halted = await client.append(location, 90_001, WHOLE.subarray(90_001))
  expect(halted).toMatchObject({ status: 503, headers: { 'retry-after': '60' } })
  await rewrapKeys({ ...context, keyRing: keyRing([old, renewed]) }, signal)
  expect((await client.head(location)).headers['upload-offset']).toBe('90001')
  const last = await client.append(location, 90_001, WHOLE.subarray(90_001))
  expect((await read(last.headers['evidence-id'])).equals(WHOLE)).toBe(true)
})

test('a store that fails when the last byte has come keeps the upload, and an empty part completes it later', async () => {
  const location = await begin(WHOLE)
  const { putSealed } = context.objects
  Object.assign(context.objects, {
    putSealed: () => Promise.reject(new StoreUnavailable('full')),
  })
  const refused = await client.append(location, 0, WHOLE)
  Object.assign(context.objects, { putSealed })
  expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '60' } })
  expect(await rowOf(location)).toMatchObject({ evidence_id: null, key_id: context.keyRing.currentId })
  const last = await client.append(location, WHOLE.length, Buffer.alloc(0))
  expect((await read(last.headers['evidence-id'])).equals(WHOLE)).toBe(true)
})
