import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import type { EvidenceContext } from '../src/context.ts'
import { awaitUnleased, takeLease } from '../src/upload/lease.ts'
import { type EvidenceCells, harbour, hongKongOf, seedApplication, startEvidence, until } from './evidence.fixture.ts'
import { metadataOf, tusClient } from './tus-client.fixture.ts'

let cells: EvidenceCells
let context: EvidenceContext
let uploadId: string

beforeAll(async () => {
  cells = await startEvidence(inject('postgres'))
  context = hongKongOf(cells)
  await cells.app.listen({ host: '127.0.0.1', port: 0 })
  const metadata = metadataOf(await seedApplication(cells.admin), randomBytes(10))
  const { headers } = await tusClient(cells).create(metadata, { 'upload-length': '10' })
  uploadId = headers['location']?.split('/').at(-1) ?? ''
})
afterEach(() => vi.useRealTimers())
afterAll(() => cells.close())

const leased = async () => {
  const { rows } = await cells.admin.query<{ lease: string | null; until: string | null; isWanted: boolean }>(
    `select lease, leased_until::text as until, coalesce(lease_wanted_until > now(), false) as "isWanted"
       from evidence.uploads where upload_id = $1`,
    [uploadId],
  )
  return rows[0]
}
const take = () => takeLease(context, harbour.id, uploadId)
const withoutRenewals = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })

test('a lease is renewed for as long as it is held, and nobody else gets it while its request works', async () => {
  withoutRenewals()
  const lease = await take()
  const before = await leased()
  vi.advanceTimersByTime(2_000)
  await until('it is renewed', async () => (await leased())?.until !== before?.until)
  expect((await leased())?.lease).toBe(before?.lease)
  vi.useRealTimers()
  const waiting = take()
  await until('it is wanted', async () => (await leased())?.isWanted === true)
  // One waits for a lease, and whoever else comes is answered at once.
  await expect(awaitUnleased(context, harbour.id, uploadId)).rejects.toMatchObject({ code: 'locked' })
  await expect(waiting).rejects.toMatchObject({ code: 'locked' })
  expect(lease.over.aborted).toBe(false)
  await lease.release()
  expect(await leased()).toMatchObject({ lease: null, until: null })
})

test('who waits in vain for its client lets go when another wants the lease, which has it then', async () => {
  const slow = await take()
  const waiting = slow.awaitClient(new Promise((resolve) => slow.over.addEventListener('abort', resolve)))
  const other = take()
  await waiting
  expect(slow.over.reason).toMatchObject({ code: 'locked' })
  expect(() => slow.requireHeld()).toThrow(expect.objectContaining({ code: 'locked' }))
  await slow.release()
  const lease = await other
  expect(await leased()).toMatchObject({ lease: lease.id, isWanted: false })
  await lease.release()
})

test('who finds that another has the lease writes no more, and does not give that one back', async () => {
  withoutRenewals()
  const slow = await take()
  await cells.admin.query(
    `update evidence.uploads set leased_until = now() - interval '1 second' where upload_id = $1`,
    [uploadId],
  )
  const other = await take()
  vi.advanceTimersByTime(2_000)
  await until('it is noticed', async () => slow.over.aborted)
  await slow.release()
  expect((await leased())?.lease).toBe(other.id)
  expect(other.over.aborted).toBe(false)
  await other.release()
})

test('who could not renew its lease writes no more before it ends, though nothing told it so', async () => {
  withoutRenewals()
  const now = vi.spyOn(performance, 'now')
  const lease = await take()
  lease.requireHeld()
  const real = performance.now()
  now.mockReturnValue(real + 7_500)
  expect(() => lease.requireHeld()).toThrow(expect.objectContaining({ code: 'locked' }))
  now.mockRestore()
  await lease.release()
})
