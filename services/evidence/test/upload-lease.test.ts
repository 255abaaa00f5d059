import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import type { EvidenceContext } from '../src/context.ts'
import { takeLease } from '../src/upload/lease.ts'
import { type EvidenceCells, harbour, seedApplication, startEvidence, until } from './evidence.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

let cells: EvidenceCells
let context: EvidenceContext
let uploadId: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  const hongKong = cells.contexts.get('hk')
  if (hongKong === undefined) throw new Error('hk is not served')
  context = hongKong
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
  const metadata = metadataOf(await seedApplication(cells.admin), randomBytes(10))
  const { headers } = await tusClient(cells).create(metadata, { 'upload-length': '10' })
  uploadId = headers['location']?.split('/').at(-1) ?? ''
})
afterEach(() => vi.useRealTimers())
afterAll(() => cells.close())

const leased = async () => {
  const { rows } = await cells.admin.query<{ lease: string | null; until: string | null }>(
    'select lease, leased_until::text as until from evidence.uploads where upload_id = $1',
    [uploadId],
  )
  return rows[0]
}

test('a lease is renewed for as long as it is held, and nobody else gets it until it is released', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const lease = await takeLease(context, harbour.id, uploadId)
  const before = await leased()
  vi.advanceTimersByTime(10_000)
  await until('it is renewed', async () => (await leased())?.until !== before?.until)
  expect((await leased())?.lease).toBe(before?.lease)
  await expect(takeLease(context, harbour.id, uploadId)).rejects.toMatchObject({ code: 'locked' })
  expect(lease.lost.aborted).toBe(false)
  await lease.release()
  expect(await leased()).toEqual({ lease: null, until: null })
})

test('who finds that another has the lease writes no more, and does not give that one back', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const slow = await takeLease(context, harbour.id, uploadId)
  await cells.admin.query(
    `update evidence.uploads set leased_until = now() - interval '1 second' where upload_id = $1`,
    [uploadId],
  )
  const other = await takeLease(context, harbour.id, uploadId)
  const held = (await leased())?.lease
  vi.advanceTimersByTime(10_000)
  await until('it is noticed', async () => slow.lost.aborted)
  await slow.release()
  expect((await leased())?.lease).toBe(held)
  expect(other.lost.aborted).toBe(false)
  await other.release()
})
