import { randomBytes } from 'node:crypto'
import { access, utimes, writeFile } from 'node:fs/promises'
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
  objectPath,
  seedApplication,
  startEvidence,
  uploaded,
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

test('objects with a record cost two questions for all of them, and no lock', async () => {
  const kept = Array.from({ length: 5 }, () => randomBytes(10))
  const applicationId = await seedApplication(cells.admin)
  for (const bytes of kept) await uploaded(cells, applicationId, bytes)
  const unneeded = await put(randomBytes(10))
  let transactions = 0
  const count = () => void (transactions += 1)
  context.pool.on('acquire', count)
  expect(
    await sweepObjects({ ...context, objects: { ...context.objects, storedBefore } }, later(2 * ORPHAN_AGE_MS)),
  ).toMatchObject({
    objects: 1,
  })
  context.pool.off('acquire', count)
  expect(await context.objects.has(unneeded)).toBe(false)
  for (const bytes of kept) expect(await context.objects.has(digestOf(bytes))).toBe(true)
  // One for what is not needed, one for the object to be removed, one for the names in the store, and one for the uploads.
  expect(transactions).toBe(4)

  /** In one list: as many as there are folders on a disk. */
  async function* storedBefore(at: Date) {
    const names: string[] = []
    for await (const list of context.objects.storedBefore(at)) names.push(...list)
    yield names
  }
})

test('bytes in the store that no key is for are removed, and those of a key stay', async () => {
  const kept = await objectPath(cells, await put(randomBytes(10)))
  const left = `${kept.slice(0, -4)}0000`
  await writeFile(left, 'of a key that is gone')
  const longAgo = new Date(Date.now() - 2 * ORPHAN_AGE_MS)
  for (const path of [kept, left]) await utimes(path, longAgo, longAgo)
  expect(await sweepObjects(context, new Date())).toMatchObject({ objects: 1 })
  await expect(access(left)).rejects.toThrow('ENOENT')
  await access(kept)
})

test('bytes that are stored again count as new, so that their upload can still be recorded', async () => {
  const bytes = randomBytes(10)
  const digest = await put(bytes)
  await cells.admin.query(
    `update evidence.object_keys set stored_at = stored_at - interval '2 hours' where digest = $1`,
    [digest],
  )
  await put(bytes)
  await sweepObjects(context, new Date())
  expect(await context.objects.has(digest)).toBe(true)
})

test('what an upload cut off by a crash has left is removed after an hour', async () => {
  for (const folder of ['incoming', 'sealing'])
    await writeFile(join(cells.storeFolder('hk'), folder, 'cut-off'), 'half a file')
  expect(await sweepObjects(context, new Date())).toMatchObject({ unfinished: 0 })
  expect(await sweepObjects(context, later(ORPHAN_AGE_MS + 60_000))).toMatchObject({ unfinished: 2 })
  expect((await filesIn(cells.storeFolder('hk'))).filter((file) => !file.startsWith('objects'))).toEqual([])
})
