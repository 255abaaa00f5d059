import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { type FaultyBucket, startFaultyBucket } from '../src/object-store/faulty-bucket.fixture.ts'
import {
  type EvidenceCells,
  filesIn,
  formOf,
  harbour,
  inspect,
  seedApplication,
  sendForm,
  startEvidence,
} from './evidence.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

let bucket: FaultyBucket
let cells: EvidenceCells
let client: ReturnType<typeof tusClient>

beforeAll(async () => {
  bucket = await startFaultyBucket()
  cells = await startEvidence(inject('postgres'), { CONCERT_EVIDENCE_BUCKET_HK: bucket.url }, true)
  client = tusClient(cells)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(() => bucket.does(undefined))
afterAll(async () => {
  await cells.close()
  await bucket.close()
})

const unavailable = { statusCode: 503, headers: { 'retry-after': '60' } }
const textOf = (sizeBytes: number) => Buffer.from(randomBytes(sizeBytes / 2).toString('hex'))

async function begin(bytes: Buffer) {
  const applicationId = await seedApplication(cells.admin)
  const metadata = metadataOf(applicationId, bytes, { filename: 'log.txt', filetype: 'text/plain' })
  const { headers } = await client.create(metadata, { 'upload-length': String(bytes.length) })
  return { applicationId, location: headers['location'] ?? expect.fail('it was not begun') }
}

async function recorded(bytes: Buffer): Promise<string> {
  const { location } = await begin(bytes)
  return (await client.append(location, 0, bytes)).headers['evidence-id'] ?? expect.fail('it was not recorded')
}

/** What an inspection comes to, however long it takes on this machine. */
async function inspected(evidenceId: string) {
  for (;;) {
    const answer = await inspect(cells, evidenceId)
    if (answer.headers['retry-after'] !== '5') return answer
  }
}

async function evidenceOf(applicationId: string): Promise<string[]> {
  const { rows } = await cells.admin.query('select evidence_id from evidence.artefacts where application_id = $1', [
    applicationId,
  ])
  return rows.map(({ evidence_id: id }) => id)
}

async function quarantineOf(evidenceId: string) {
  const headers = { authorization: `Bearer ${await cells.issuers.token('hk', harbour)}` }
  return (await cells.app.inject({ url: `/hk/v1/evidence/${evidenceId}`, headers })).json().quarantine
}

/** The content as a reader gets it, and whether the answer came to its end. */
async function read(evidenceId: string, headers = {}) {
  const { port } = cells.app.server.address() as AddressInfo
  const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
  const path = `/hk/v1/evidence/${evidenceId}/content`
  const asking = request({ host: '127.0.0.1', port, path, headers: { authorization, ...headers }, agent: false })
  return new Promise<{ status: number; retryAfter: string | undefined; bytes: Buffer; isWhole: boolean }>(
    (resolve, reject) => {
      asking.on('error', reject)
      asking.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', () => undefined)
        response.on('close', () => {
          const { statusCode: status = 0, complete: isWhole } = response
          resolve({ status, retryAfter: response.headers['retry-after'], bytes: Buffer.concat(chunks), isWhole })
        })
      })
      asking.end()
    },
  )
}

describe('while the bucket fails an upload', () => {
  test.each([
    ['refuses', undefined],
    ['cuts', ['PUT']],
    ['hangs', ['HEAD']],
  ] as const)(
    'in a form is answered 503, leaves nothing, and is taken when it is back: it %s',
    async (fault, methods) => {
      const applicationId = await seedApplication(cells.admin)
      const form = formOf(applicationId, randomBytes(90_000))
      bucket.does(fault, methods)
      const refused = await sendForm(cells, form)
      expect(refused).toMatchObject(unavailable)
      expect(refused.json()).toMatchObject({ code: 'unavailable' })
      expect(await evidenceOf(applicationId)).toEqual([])
      const left = (await filesIn(cells.storeFolder('hk'))).filter((path) => /^(incoming|sealing)/.test(path))
      expect(left).toEqual([])
      bucket.does(undefined)
      expect((await sendForm(cells, form)).statusCode).toBe(201)
    },
  )

  test('in parts keeps what came: the last part is 503, its client is told to come again, and HEAD records the file when it is back', async () => {
    const bytes = textOf(400_000)
    const { applicationId, location } = await begin(bytes)
    bucket.does('cuts', ['PUT'])
    expect(await client.append(location, 0, bytes)).toMatchObject({ status: 503, headers: { 'retry-after': '60' } })
    expect(await client.head(location)).toMatchObject({ status: 423, headers: { 'retry-after': '5' } })
    expect(await evidenceOf(applicationId)).toEqual([])
    bucket.does(undefined)
    const { headers } = await client.head(location)
    expect(await evidenceOf(applicationId)).toEqual([headers['evidence-id']])
    await inspected(headers['evidence-id'] ?? '')
    const { bytes: given, isWhole } = await read(headers['evidence-id'] ?? '')
    expect([given.equals(bytes), isWhole]).toEqual([true, true])
  })
})

describe('while the bucket fails a reader', () => {
  const bytes = textOf(2_000_000)
  let evidenceId: string
  beforeAll(async () => {
    evidenceId = await recorded(bytes)
    await inspected(evidenceId)
  })

  test.each([
    ['refuses', {}],
    ['hangs', { range: 'bytes=70000-80000' }],
  ] as const)('is answered 503 before the first byte: it %s', async (fault, headers) => {
    bucket.does(fault)
    expect(await read(evidenceId, headers)).toMatchObject({ status: 503, retryAfter: '60', isWhole: true })
    bucket.does(undefined)
    expect((await read(evidenceId)).bytes.equals(bytes)).toBe(true)
  })

  test('is cut off after what was right: never is anything else given, nor an end that is none', async () => {
    bucket.does('cuts', ['GET'])
    const { status, bytes: given, isWhole } = await read(evidenceId)
    expect([status, isWhole]).toEqual([200, false])
    expect(given.length).toBeLessThan(bytes.length)
    expect(given.equals(bytes.subarray(0, given.length))).toBe(true)
  })
})

describe('while the bucket fails an inspection is to be called again, the file stays closed, and is open when it is back', () => {
  test.each(['refuses', 'cuts'] as const)('it %s', async (fault) => {
    const evidenceId = await recorded(textOf(1_500_000))
    bucket.does(fault, ['GET'])
    const answer = await inspected(evidenceId)
    expect(answer).toMatchObject(unavailable)
    expect(await quarantineOf(evidenceId)).toMatchObject({ reason: 'unchecked' })
    bucket.does(undefined)
    expect((await inspected(evidenceId)).statusCode).toBe(200)
    expect(await quarantineOf(evidenceId)).toBeNull()
  })
})

test('no failure of the bucket was an error of the service', () => {
  expect(cells.logged.filter((line) => /"level":(50|60)/.test(line))).toEqual([])
})
