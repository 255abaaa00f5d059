import { randomBytes } from 'node:crypto'
import { assertFolded } from '@concert/testing/folded'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { artefactCase } from '../src/artefact/case.ts'
import { ORPHAN_AGE_MS, sweepObjects } from '../src/artefact/sweep-objects.ts'
import {
  digestOf,
  type EvidenceCells,
  filesIn,
  harbour,
  inspect,
  problemCodes,
  seedApplication,
  startEvidence,
  UPLOAD_BYTES_MAX,
  until,
} from './evidence.fixture.ts'
import { metadataOf, tusClient, UPLOADS } from './tus-client.fixture.ts'

let cells: EvidenceCells
let client: ReturnType<typeof tusClient>

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  client = tusClient(cells)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => cells.close())

const spooled = async () => (await filesIn(cells.storeFolder('hk'))).filter((path) => path.startsWith('uploads'))
const eventsOf = async (applicationId: string) =>
  (
    await cells.admin.query(
      `select event.type from platform.events event join evidence.artefacts on evidence_id = stream_id where application_id = $1`,
      [applicationId],
    )
  ).rows

/** Begins an upload of these bytes and answers where it is. */
async function begin(bytes: Uint8Array, headers: Record<string, string | undefined> = {}) {
  const applicationId = await seedApplication(cells.admin)
  const {
    status,
    headers: told,
    problem,
  } = await client.create(metadataOf(applicationId, bytes), {
    'upload-length': String(bytes.length),
    ...headers,
  })
  expect(status, JSON.stringify(problem)).toBe(201)
  return { applicationId, location: told['location'] ?? '' }
}

async function readBack(evidenceId: string | undefined): Promise<Buffer> {
  await inspect(cells, evidenceId ?? '')
  const token = await cells.issuers.token('hk', harbour)
  const url = `/hk/v1/evidence/${evidenceId}/content`
  const answer = await cells.app.inject({ url, headers: { authorization: `Bearer ${token}` } })
  return answer.rawPayload
}

describe('an upload in parts', () => {
  test('keeps where its data came from and of how many persons they are, as a form does, from its beginning to the record', async () => {
    const bytes = randomBytes(1_000)
    const applicationId = await seedApplication(cells.admin)
    const numbers = { dataSubjects: '250', smallestGroup: '12' }
    const stated = { origins: 'HK,MO', madeIn: 'HK', residencyCategory: 'C5', ...numbers }
    const begun = await client.create(metadataOf(applicationId, bytes, stated), { 'upload-length': '1000' })
    const location = begun.headers['location'] ?? ''
    await client.append(location, 0, bytes.subarray(0, 10))
    await client.append(location, 10, bytes.subarray(10))
    const { rows } = await cells.admin.query(
      'select state, smallest_group from evidence.artefacts where application_id = $1',
      [applicationId],
    )
    expect(rows).toMatchObject([
      { state: { origins: ['HK', 'MO'], madeIn: 'HK', unmixedProof: null, dataSubjects: 250 }, smallest_group: 12 },
    ])
    const unknown = { unmixedProof: 'evd_0197f3a0-0000-7000-8000-000000000009' }
    const refused = await client.create(metadataOf(applicationId, bytes, unknown), { 'upload-length': '1000' })
    expect(refused.status).toBe(422)
    expect(refused.problem.errors?.map(({ pointer }) => pointer)).toContain('/unmixedProof')
  })

  test('becomes evidence with its last byte, by the command, the event and the audit line of a form', async () => {
    const bytes = randomBytes(300_000)
    const { applicationId, location } = await begin(bytes)
    expect(location).toMatch(/^\/hk\/v1\/evidence\/uploads\/upl_/)
    const first = await client.append(location, 0, bytes.subarray(0, 100_000))
    expect(first).toMatchObject({ status: 204, headers: { 'upload-offset': '100000', 'tus-resumable': '1.0.0' } })
    expect(first.headers['upload-expires']).toMatch(/GMT$/)
    expect(await eventsOf(applicationId)).toEqual([])
    expect(await client.head(location)).toMatchObject({
      status: 200,
      headers: { 'upload-offset': '100000', 'upload-length': '300000', 'cache-control': 'no-store' },
    })
    const last = await client.append(location, 100_000, bytes.subarray(100_000))
    expect(last).toMatchObject({ status: 204, headers: { 'upload-offset': '300000' } })
    const evidenceId = last.headers['evidence-id'] ?? ''
    expect(await eventsOf(applicationId)).toEqual([{ type: 'EvidenceUploaded' }])
    const { rows } = await cells.admin.query(
      `select line::jsonb ->> 'action' as action from audit.lines where line::jsonb ->> 'streamId' = $1`,
      [evidenceId],
    )
    expect(rows).toEqual([{ action: 'evidence.uploaded' }])
    await assertFolded(artefactCase, cells.adminPool, 'hk', evidenceId)
    expect(await readBack(evidenceId)).toEqual(bytes)
    expect(await spooled()).toEqual([])
    const told = await client.send('GET', location)
    expect(told).toMatchObject({
      status: 200,
      problem: { evidenceId, receivedBytes: 300_000, fileName: 'plan 技術.pdf' },
    })
    // A client that did not get the answer asks again.
    expect(await client.head(location)).toMatchObject({ headers: { 'upload-offset': '300000' } })
    expect(await client.append(location, 300_000, Buffer.alloc(0))).toMatchObject({
      headers: { 'evidence-id': evidenceId },
    })
    const uploads = (await eventsOf(applicationId)).filter(({ type }) => type === 'EvidenceUploaded')
    expect(uploads).toHaveLength(1)
  })

  test('can bring its bytes with its beginning', async () => {
    const bytes = randomBytes(1_000)
    const applicationId = await seedApplication(cells.admin)
    const answer = await client.create(metadataOf(applicationId, bytes), { 'upload-length': '1000' }, bytes)
    expect(answer).toMatchObject({ status: 201, headers: { 'upload-offset': '1000' } })
    expect(await readBack(answer.headers['evidence-id'])).toEqual(bytes)
  })

  test('can say its length later', async () => {
    const bytes = randomBytes(50_000)
    const { location } = await begin(bytes, { 'upload-length': undefined, 'upload-defer-length': '1' })
    expect(await client.append(location, 0, bytes.subarray(0, 20_000))).toMatchObject({ status: 204 })
    expect((await client.head(location)).headers).toMatchObject({
      'upload-defer-length': '1',
      'upload-offset': '20000',
    })
    const short = await client.append(location, 20_000, bytes.subarray(20_000), { 'upload-length': '10000' })
    expect(short.status).toBe(400)
    const last = await client.append(location, 20_000, bytes.subarray(20_000), { 'upload-length': '50000' })
    expect(last.status).toBe(204)
    expect(await readBack(last.headers['evidence-id'])).toEqual(bytes)
  })

  test('that is cut off at many bytes is the same in the end', async () => {
    const bytes = randomBytes(3_000_000)
    const { location } = await begin(bytes)
    let offset = 0
    for (let cuts = 0; cuts < 25; cuts += 1) {
      const sent = bytes.subarray(offset, offset + 1 + Math.floor(Math.random() * 100_000))
      const asking = await client.openAppend(location, offset, bytes.length - offset)
      asking.on('error', () => undefined)
      asking.write(sent)
      await until('it is under way', () => isLeased(location))
      // What was written arrives, and nothing after it.
      asking.socket?.end()
      await until('it can be resumed', async () => (await client.head(location)).status === 200)
      offset = Number((await client.head(location)).headers['upload-offset'])
      expect(offset).toBeLessThanOrEqual(bytes.length)
    }
    const last = await client.append(location, offset, bytes.subarray(offset))
    expect(last.status, JSON.stringify(last.problem)).toBe(204)
    expect(digestOf(await readBack(last.headers['evidence-id']))).toBe(digestOf(bytes))
  })

  test('can be given up, and is then gone with its bytes', async () => {
    const { location } = await begin(randomBytes(10))
    expect((await client.send('DELETE', location)).status).toBe(204)
    for (const method of ['HEAD', 'GET', 'DELETE']) expect((await client.send(method, location)).status).toBe(404)
    expect(await spooled()).toEqual([])
  })

  test('whose time has ended answers that it is gone, and is swept', async () => {
    const { location } = await begin(randomBytes(10))
    await cells.admin.query(
      `update evidence.uploads set begun_at = begun_at - interval '8 days', expires_at = expires_at - interval '8 days'
        where upload_id = $1`,
      [location.split('/').at(-1)],
    )
    expect((await client.head(location)).status).toBe(410)
    expect(await client.append(location, 0, randomBytes(10))).toMatchObject({ status: 410, problem: { code: 'gone' } })
    expect(await client.send('GET', location)).toMatchObject({ status: 410, problem: { code: 'gone' } })
    const context = cells.contexts.get('hk')
    if (context === undefined) throw new Error('hk is not served')
    const swept = await sweepObjects(context, new Date(Date.now() + 2 * ORPHAN_AGE_MS))
    expect(swept).toMatchObject({ uploads: 1 })
    expect(await spooled()).toEqual([])
    expect((await client.send('GET', location)).status).toBe(404)
  })
})

test('what is spoken is told to who asks', async () => {
  expect(await client.send('OPTIONS', UPLOADS)).toMatchObject({
    status: 204,
    headers: {
      'tus-version': '1.0.0',
      'tus-extension': 'creation,creation-with-upload,creation-defer-length,expiration,termination',
      'tus-max-size': String(UPLOAD_BYTES_MAX),
    },
  })
})

test('the lease of a process that is gone ends by itself', async () => {
  const bytes = randomBytes(100)
  const { location } = await begin(bytes)
  const lease = (until: string) =>
    cells.admin.query(
      `update evidence.uploads set lease = gen_random_uuid(), leased_until = now() + $2::interval where upload_id = $1`,
      [location.split('/').at(-1), until],
    )
  await lease('1 minute')
  expect((await client.append(location, 0, bytes)).status).toBe(423)
  await lease('-1 second')
  expect((await client.append(location, 0, bytes)).status).toBe(204)
})

async function isLeased(location: string): Promise<boolean> {
  const { rows } = await cells.admin.query('select from evidence.uploads where upload_id = $1 and lease is not null', [
    location.split('/').at(-1),
  ])
  return rows.length > 0
}

describe('an upload that is refused for good when it is complete is removed', () => {
  test('because its bytes are not those declared', async () => {
    const { location } = await begin(randomBytes(100))
    const answer = await client.append(location, 0, randomBytes(100))
    expect(answer).toMatchObject({ status: 422, problem: { code: 'digest-mismatch' } })
    expect((await client.head(location)).status).toBe(404)
    expect(await spooled()).toEqual([])
  })

  test('because its application was closed meanwhile', async () => {
    const bytes = randomBytes(100)
    const { applicationId, location } = await begin(bytes)
    await client.append(location, 0, bytes.subarray(0, 50))
    await cells.admin.query(`update applications.applications set status = 'declined' where application_id = $1`, [
      applicationId,
    ])
    const answer = await client.append(location, 50, bytes.subarray(50))
    expect([answer.status, ...problemCodes(answer.problem)]).toEqual([422, '/applicationId application-closed'])
    expect(await cells.contexts.get('hk')?.objects.has(digestOf(bytes))).toBe(false)
    expect(await spooled()).toEqual([])
  })
})
