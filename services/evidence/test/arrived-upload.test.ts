import { randomBytes } from 'node:crypto'
import { withAuthority } from '@concert/db/authority-transaction'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { StoreUnavailable } from '../src/object-store/object-store.ts'
import { sealOfUpload } from '../src/upload/upload-key.ts'
import { findUpload } from '../src/upload/uploads.ts'
import { type EvidenceCells, hongKongOf, seedApplication, startEvidence } from './evidence.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

let cells: EvidenceCells
let client: ReturnType<typeof tusClient>

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  client = tusClient(cells)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => cells.close())

const bytes = randomBytes(1_000)

/** An upload all of whose bytes are there, without a record: the process of the request that brought the last of them ended. */
async function arrived(sent = bytes) {
  const applicationId = await seedApplication(cells.admin)
  const begun = await client.create(metadataOf(applicationId, bytes), { 'upload-length': '1000' })
  const location = begun.headers['location'] ?? ''
  const context = hongKongOf(cells)
  const uploadId = location.split('/').at(-1) ?? ''
  const row = await withAuthority(context.pool, { authority: 'hk', applicant: '*' }, (transaction) =>
    findUpload(transaction, uploadId),
  )
  await context.spool.append(
    { uploadId, seal: sealOfUpload(context, row) },
    (async function* () {
      yield sent
    })(),
    { offset: 0, sizeBytes: 1_000, admit: () => undefined },
  )
  return { applicationId, location }
}

async function recordsOf(applicationId: string): Promise<string[]> {
  const { rows } = await cells.admin.query('select evidence_id from evidence.artefacts where application_id = $1', [
    applicationId,
  ])
  return rows.map(({ evidence_id: id }) => id)
}

describe('a client that asks where an upload stands is told that it is at its end', () => {
  test('once its file is on record, which that request does where the one before could not', async () => {
    const { applicationId, location } = await arrived()
    const [first, second] = [await client.head(location), await client.head(location)]
    const [evidenceId] = await recordsOf(applicationId)
    const told = { status: 200, headers: { 'upload-offset': '1000', 'evidence-id': evidenceId } }
    expect(evidenceId).toBeDefined()
    expect([first, second]).toMatchObject([told, told])
    expect(await recordsOf(applicationId)).toHaveLength(1)
  })

  test('by one of several that ask at once', async () => {
    const { applicationId, location } = await arrived()
    const all = await Promise.all(Array.from({ length: 8 }, () => client.head(location)))
    expect(all.map(({ status }) => status)).toContain(200)
    expect(all.every(({ status }) => status === 200 || status === 423)).toBe(true)
    expect(await recordsOf(applicationId)).toHaveLength(1)
  })
})

describe('no client is told that an upload is at its end', () => {
  test('while the store does not take its file: it comes again for the same upload', async () => {
    const { applicationId, location } = await arrived()
    const context = hongKongOf(cells)
    const { putSealed } = context.objects
    const failing = Object.assign(context.objects, {
      putSealed: () => Promise.reject(new StoreUnavailable('the device fails')),
    })
    const refused = await client.head(location)
    const last = await client.append(location, 1_000, new Uint8Array())
    Object.assign(failing, { putSealed })
    expect([refused, last]).toMatchObject([{ status: 423, headers: { 'retry-after': '5' } }, { status: 503 }])
    expect(await recordsOf(applicationId)).toEqual([])
    expect((await client.head(location)).headers['evidence-id']).toBe((await recordsOf(applicationId))[0])
  })

  test('whose bytes are others, or whose application was closed: it is gone', async () => {
    const ofOtherBytes = await arrived(randomBytes(1_000))
    expect((await client.head(ofOtherBytes.location)).status).toBe(422)
    expect((await client.head(ofOtherBytes.location)).status).toBe(404)
    const ofClosed = await arrived()
    await cells.admin.query(`update applications.applications set status = 'declined' where application_id = $1`, [
      ofClosed.applicationId,
    ])
    expect((await client.head(ofClosed.location)).status).toBe(422)
    expect(await recordsOf(ofClosed.applicationId)).toEqual([])
  })

  test('that is another client’s, or while bytes are missing', async () => {
    const { applicationId, location } = await arrived()
    const stranger = tusClient(cells, { kind: 'applicant', id: 'kowloon-logistics' })
    expect((await stranger.head(location)).status).toBe(404)
    expect(await recordsOf(applicationId)).toEqual([])
    const part = await arrived(bytes.subarray(0, 999))
    expect((await client.head(part.location)).headers).toMatchObject({ 'upload-offset': '999' })
    expect(await recordsOf(part.applicationId)).toEqual([])
  })
})
