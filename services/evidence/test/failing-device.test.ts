import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { asUnavailable } from '../src/object-store/device-failures.ts'
import { type EvidenceCells, hongKongOf, seedApplication, sendForm, formOf, startEvidence } from './evidence.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

let cells: EvidenceCells
let client: ReturnType<typeof tusClient>
let location: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  client = tusClient(cells)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => cells.close())

const bytes = randomBytes(100)

async function begun() {
  const applicationId = await seedApplication(cells.admin)
  return client.create(metadataOf(applicationId, bytes), { 'upload-length': '100' })
}

beforeEach(async () => {
  location = (await begun()).headers['location'] ?? ''
})

/** Has one function of the store or of the spool fail as a device does, while something is asked. */
async function whileFailing<Answer>(target: object, name: string, asked: () => Promise<Answer>): Promise<Answer> {
  const real = Reflect.get(target, name)
  const error = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  Reflect.set(target, name, () => Promise.reject(asUnavailable(error)))
  try {
    return await asked()
  } finally {
    Reflect.set(target, name, real)
  }
}

const unavailable = { status: 503, headers: { 'retry-after': '60' }, problem: { code: 'unavailable' } }

describe('a device that is full or fails is said to be unavailable for now', () => {
  test('wherever an upload in parts needs it, and operators read why', async () => {
    const { spool } = hongKongOf(cells)
    const append = () => client.append(location, 0, bytes)
    expect(await whileFailing(spool, 'begin', begun)).toMatchObject(unavailable)
    expect(await whileFailing(spool, 'append', append)).toMatchObject(unavailable)
    expect(await whileFailing(spool, 'arrived', append)).toMatchObject(unavailable)
    expect(await whileFailing(spool, 'arrived', () => client.send('GET', location))).toMatchObject(unavailable)
    expect(await whileFailing(spool, 'arrived', () => client.head(location))).toMatchObject({ status: 503 })
    const warned = cells.logged.filter((line) => line.includes('ENOSPC') && line.includes('"level":40'))
    expect(warned).toHaveLength(5)
    expect(await append()).toMatchObject({ status: 204 })
  })

  test('where a form needs it, and operators read why also where the answer says it in other words', async () => {
    const { objects } = hongKongOf(cells)
    const applicationId = await seedApplication(cells.admin)
    const before = cells.logged.length
    const sent = () => sendForm(cells, formOf(applicationId, bytes))
    expect(await whileFailing(objects, 'has', sent)).toMatchObject({ statusCode: 503 })
    expect(await whileFailing(objects, 'put', sent)).toMatchObject({ statusCode: 503 })
    expect(cells.logged.slice(before).filter((line) => line.includes('ENOSPC'))).toHaveLength(2)
    expect(await sent()).toMatchObject({ statusCode: 201 })
  })
})

describe('a file of an upload that cannot be removed', () => {
  test('stands against nothing: the file is on record, or the upload is given up', async () => {
    const { spool } = hongKongOf(cells)
    const last = await whileFailing(spool, 'remove', () => client.append(location, 0, bytes))
    expect(last).toMatchObject({ status: 204, headers: { 'evidence-id': expect.stringMatching(/^evd_/) } })
    const other = (await begun()).headers['location'] ?? ''
    expect(await whileFailing(spool, 'remove', () => client.send('DELETE', other))).toMatchObject({ status: 204 })
    expect((await client.head(other)).status).toBe(404)
  })
})
