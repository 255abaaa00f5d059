import { randomBytes } from 'node:crypto'
import { createLogger } from '@concert/platform/logger'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { program } from '../src/program.ts'
import {
  type EvidenceCells,
  harbour,
  hongKongOf,
  inspect,
  seedApplication,
  startEvidence,
  until,
} from './evidence.fixture.ts'
import { metadataOf, replyTo, tusClient } from './tus-client.fixture.ts'

// Two processes of the service on one database and one folder: `here` answers the request whose line dies, `there` the one that goes on.
let cells: EvidenceCells
let here: ReturnType<typeof tusClient>
let there: ReturnType<typeof tusClient>
let closeThere: () => Promise<void>

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
  const logger = createLogger({ service: 'evidence', level: 'silent' })
  const { contexts, close } = await program.openContexts(program.readConfig(cells.environment), logger)
  const app = await program.buildApp(contexts, { logger, authenticate: cells.issuers.authenticate })
  await app.listen({ host: '127.0.0.1', port: 0 })
  here = tusClient(cells)
  there = tusClient({ ...cells, app })
  closeThere = async () => {
    await app.close()
    await close()
  }
})
afterAll(async () => {
  await closeThere()
  await cells.close()
})

const bytes = randomBytes(400_000)

async function begin() {
  const applicationId = await seedApplication(cells.admin)
  const begun = await here.create(metadataOf(applicationId, bytes), { 'upload-length': String(bytes.length) })
  return begun.headers['location'] ?? expect.fail('it was not begun')
}

/** A request of which some bytes came, and then nothing: not even that its client is gone. */
async function halfOpen(client: typeof here, location: string, offset: number, sent: number) {
  const asking = await client.openAppend(location, offset, bytes.length - offset)
  const answered = replyTo(asking)
  asking.write(bytes.subarray(offset, offset + sent))
  await until('it is under way', () => isLeased(location))
  return { asking, answered }
}

async function isLeased(location: string): Promise<boolean> {
  const { rows } = await cells.admin.query('select from evidence.uploads where upload_id = $1 and lease is not null', [
    location.split('/').at(-1),
  ])
  return rows.length > 0
}

async function readBack(evidenceId: string | undefined): Promise<Buffer> {
  await inspect(cells, evidenceId ?? '')
  const authorization = `Bearer ${await cells.issuers.token('hk', harbour)}`
  return (await cells.app.inject({ url: `/hk/v1/evidence/${evidenceId}/content`, headers: { authorization } }))
    .rawPayload
}

describe('an upload whose line died without a word goes on at once', () => {
  test('in another process: what came is kept, and what the old line brings later is not taken', async () => {
    const location = await begin()
    const old = await halfOpen(here, location, 0, 150_000)
    expect(await there.head(location)).toMatchObject({ status: 200, headers: { 'upload-offset': '150000' } })
    expect(await old.answered).toMatchObject({ status: 423, problem: { code: 'locked' } })
    old.asking.on('error', () => undefined)
    old.asking.end(randomBytes(bytes.length - 150_000))
    const last = await there.append(location, 150_000, bytes.subarray(150_000))
    expect(last.status, JSON.stringify(last.problem)).toBe(204)
    expect((await readBack(last.headers['evidence-id'])).equals(bytes)).toBe(true)
  })

  test('in the same process, and where it is not asked first: an offset that is not where it stands is refused with the right one', async () => {
    const location = await begin()
    const old = await halfOpen(here, location, 0, 100_000)
    expect(await here.append(location, 0, bytes)).toMatchObject({
      status: 409,
      problem: { code: 'offset-mismatch' },
      headers: { 'upload-offset': '100000' },
    })
    expect((await old.answered).status).toBe(423)
    const last = await here.append(location, 100_000, bytes.subarray(100_000))
    expect((await readBack(last.headers['evidence-id'])).equals(bytes)).toBe(true)
  })

  test('and can be given up', async () => {
    const location = await begin()
    await halfOpen(here, location, 0, 10)
    expect((await there.send('DELETE', location)).status).toBe(204)
    expect((await there.head(location)).status).toBe(404)
  })
})

describe('two clients of one upload', () => {
  test('do not take it from each other while bytes come: one ends it, the other is told to come again', async () => {
    const location = await begin()
    const { asking, answered } = await halfOpen(here, location, 0, 10_000)
    let sent = 10_000
    const dripping = setInterval(() => asking.write(bytes.subarray(sent, (sent += 100))), 100)
    const refused = await Promise.all([
      there.head(location),
      there.append(location, 0, bytes),
      here.send('DELETE', location),
    ])
    clearInterval(dripping)
    for (const one of refused) expect(one).toMatchObject({ status: 423, headers: { 'retry-after': '5' } })
    expect(refused[1].problem).toMatchObject({ code: 'locked' })
    asking.end(bytes.subarray(sent))
    const last = await answered
    expect(last.status).toBe(204)
    const told = { status: 200, headers: { 'upload-offset': '400000', 'evidence-id': last.headers['evidence-id'] } }
    expect(await there.head(location)).toMatchObject(told)
    expect((await readBack(last.headers['evidence-id'])).equals(bytes)).toBe(true)
  })

  test('whose lines both die again and again get on with every turn, and end with the same bytes', async () => {
    const location = await begin()
    let offset = 0
    for (const client of [here, there, here, there]) {
      const { headers } = await client.head(location)
      expect(Number(headers['upload-offset'])).toBe(offset)
      const old = await halfOpen(client, location, offset, 70_001)
      old.answered.catch(() => undefined)
      offset += 70_001
    }
    expect((await here.head(location)).headers['upload-offset']).toBe(String(offset))
    const last = await here.append(location, offset, bytes.subarray(offset))
    expect((await readBack(last.headers['evidence-id'])).equals(bytes)).toBe(true)
  })
})

test('who lost the lease while the store took the file records nothing', async () => {
  const location = await begin()
  const uploadId = location.split('/').at(-1)
  const { objects } = hongKongOf(cells)
  const { putSealed } = objects
  const taking: typeof putSealed = async (...given) => {
    const found = await putSealed(...given)
    await cells.admin.query('update evidence.uploads set lease = gen_random_uuid() where upload_id = $1', [uploadId])
    return found
  }
  Object.assign(objects, { putSealed: taking })
  const answer = await here.append(location, 0, bytes)
  Object.assign(objects, { putSealed })
  expect(answer).toMatchObject({ status: 423, problem: { code: 'locked' } })
  const { rows } = await cells.admin.query('select evidence_id from evidence.uploads where upload_id = $1', [uploadId])
  expect(rows).toEqual([{ evidence_id: null }])
})
