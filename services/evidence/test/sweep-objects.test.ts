import { randomBytes } from 'node:crypto'
import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { EvidenceContext } from '../src/context.ts'
import { ORPHAN_AGE_MS, sweepObjects } from '../src/artefact/sweep-objects.ts'
import {
  digestOf,
  encode,
  type EvidenceCells,
  filesIn,
  FORM_TYPE,
  formOf,
  harbour,
  hongKongOf,
  seedApplication,
  startEvidence,
} from './evidence.fixture.ts'

let cells: EvidenceCells
let context: EvidenceContext

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  context = hongKongOf(cells)
})
afterAll(() => cells.close())

async function put(bytes: Uint8Array): Promise<string> {
  const digest = digestOf(bytes)
  const stream = (async function* () {
    yield bytes
  })()
  await context.objects.put(stream, digest, 1_000)
  return digest
}

const later = (ms: number) => new Date(Date.now() + ms)

test('bytes without a record are removed once they are older than an hour, and not before', async () => {
  const digest = await put(randomBytes(10))
  await sweepObjects(context, later(ORPHAN_AGE_MS - 60_000))
  expect(await context.objects.has(digest)).toBe(true)
  expect(await sweepObjects(context, later(ORPHAN_AGE_MS + 60_000))).toEqual({ objects: 1, unfinished: 0, uploads: 0 })
  expect(await context.objects.has(digest)).toBe(false)
})

test('bytes with a record stay, however old they are', async () => {
  const bytes = randomBytes(10)
  const answer = await cells.app.inject({
    method: 'POST',
    url: '/hk/v1/evidence',
    headers: { authorization: `Bearer ${await cells.issuers.token('hk', harbour)}`, 'content-type': FORM_TYPE },
    payload: encode(formOf(await seedApplication(cells.admin), bytes)),
  })
  expect(answer.statusCode).toBe(201)
  expect(await sweepObjects(context, later(365 * 24 * ORPHAN_AGE_MS))).toEqual({
    objects: 0,
    unfinished: 0,
    uploads: 0,
  })
  expect(await context.objects.has(digestOf(bytes))).toBe(true)
})

test('objects with a record cost one question for all of a list, and no lock', async () => {
  const bytes = randomBytes(10)
  const answer = await cells.app.inject({
    method: 'POST',
    url: '/hk/v1/evidence',
    headers: { authorization: `Bearer ${await cells.issuers.token('hk', harbour)}`, 'content-type': FORM_TYPE },
    payload: encode(formOf(await seedApplication(cells.admin), bytes)),
  })
  expect(answer.statusCode).toBe(201)
  const lists = [Array.from({ length: 50 }, () => digestOf(bytes)), [digestOf(bytes), digestOf('no record')]]
  const removed: string[] = []
  const objects = {
    ...context.objects,
    remove: async (digest: string) => void removed.push(digest),
    async *storedBefore() {
      yield* lists
    },
  }
  let transactions = 0
  const count = () => void (transactions += 1)
  context.pool.on('acquire', count)
  expect(await sweepObjects({ ...context, objects }, new Date())).toMatchObject({ objects: 1 })
  context.pool.off('acquire', count)
  expect(removed).toEqual([digestOf('no record')])
  // One for each list, one for the object to be removed, and one for the uploads whose time has ended.
  expect(transactions).toBe(4)
})

test('bytes that are stored again count as new, so that their upload can still be recorded', async () => {
  const bytes = randomBytes(10)
  const digest = await put(bytes)
  const path = join(cells.storeFolder('hk'), 'objects', digest.slice(0, 2), digest)
  const longAgo = new Date(Date.now() - 2 * ORPHAN_AGE_MS)
  await utimes(path, longAgo, longAgo)
  await put(bytes)
  await sweepObjects(context, new Date())
  expect(await context.objects.has(digest)).toBe(true)
})

test('what an upload cut off by a crash has left is removed after an hour', async () => {
  const path = join(cells.storeFolder('hk'), 'incoming', 'cut-off')
  await writeFile(path, 'half a file')
  expect(await sweepObjects(context, new Date())).toMatchObject({ unfinished: 0 })
  expect(await sweepObjects(context, later(ORPHAN_AGE_MS + 60_000))).toMatchObject({ unfinished: 1 })
  expect((await filesIn(cells.storeFolder('hk'))).filter((file) => file.startsWith('incoming'))).toEqual([])
})
