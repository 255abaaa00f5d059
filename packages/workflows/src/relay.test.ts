import { withAuthority } from '@concert/db/authority-transaction'
import type { Authority } from '@concert/domain/jurisdictions'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Cell, defaultTiming } from '#cell.ts'
import { createTestDatabase, emit, newAuthority, silent, type TestDatabase } from '#cell.fixture.ts'
import { claimDelivery, endDeliveryAttempt, renewDelivery } from '#deliveries.ts'
import { relayOutbox } from '#relay.ts'
import type { HintJob } from '#hint.ts'

let database: TestDatabase
let authority: Authority
beforeAll(async () => {
  database = await createTestDatabase()
})
beforeEach(() => {
  authority = newAuthority()
})
afterAll(() => database.close())

const deliver = async (): Promise<void> => undefined
const subscriptions = [
  { name: 'first', stream: 'application', type: 'one', deliver },
  { name: 'first-of-two', stream: 'application', type: 'two', deliver },
  { name: 'second-of-two', stream: 'application', type: 'two', deliver },
]

function cellOf(offered: HintJob[] = []): Cell {
  return {
    authority,
    pool: database.pool,
    log: silent,
    timing: defaultTiming,
    subscriptions: new Map(subscriptions.map((one) => [one.name, one])),
    sagas: new Map(),
    async offer(jobs) {
      offered.push(...jobs)
      return true
    },
  }
}

async function count(sql: string): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(`select count(*)::int as n from ${sql}`, [authority])
  return rows[0]?.n ?? -1
}

it('writes one delivery for each event and subscription when several relays run at once', async () => {
  const types = ['one', 'two', 'unheard']
  const events = Array.from({ length: 600 }, (_, index) => ({ type: types[index % 3] ?? 'one' }))
  await database.emit(authority, events)
  const offered: HintJob[] = []
  const cells = Array.from({ length: 4 }, () => cellOf(offered))
  while ((await count('platform.outbox where authority = $1 and relayed_at is null')) > 0) {
    await Promise.all(cells.map((cell) => relayOutbox(cell)))
  }
  expect(await count('workflows.deliveries where authority = $1')).toBe(200 + 400)
  expect(new Set(offered.map((job) => job.id)).size).toBe(600)
  expect(offered).toHaveLength(600)
})

it('lets no second relay pass one that has not committed, for it could overtake it within a stream', async () => {
  await relayOutbox(cellOf())
  await database.emit(authority, [{ type: 'one', streamId: 's', version: 1 }])
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  const { promise: locked, resolve: hasLocked } = Promise.withResolvers<void>()
  const slow = withAuthority(database.pool, { authority, applicant: '*' }, async ({ client }) => {
    await client.query('select from workflows.relay_turns where authority = $1 for update', [authority])
    hasLocked()
    await gate
  })
  await locked
  await database.emit(authority, [{ type: 'one', streamId: 's', version: 2 }])
  await relayOutbox(cellOf())
  expect(await count('workflows.deliveries where authority = $1')).toBe(0)
  open()
  await slow
  await relayOutbox(cellOf())
  expect(await count('workflows.deliveries where authority = $1')).toBe(2)
})

it('gives an event to the subscriptions of its stream and type, and not to those of another stream with such a type', async () => {
  await database.emit(authority, [
    { type: 'one', stream: 'evaluation' },
    { type: 'one', stream: 'application' },
  ])
  await relayOutbox(cellOf())
  expect(await count('platform.outbox where authority = $1 and relayed_at is null')).toBe(0)
  const { rows } = await database.admin.query(
    'select stream, subscription from workflows.deliveries where authority = $1',
    [authority],
  )
  expect(rows).toEqual([{ stream: 'application', subscription: 'first' }])
})

it('relays nothing of an event whose transaction was rolled back', async () => {
  const client = await database.admin.connect()
  await client.query('begin')
  await emit(client, authority, [{ type: 'one' }])
  await relayOutbox(cellOf())
  await client.query('rollback')
  client.release()
  await relayOutbox(cellOf())
  expect(await count('workflows.deliveries where authority = $1')).toBe(0)
})

it('neither sees nor relays the events of another authority in the same database', async () => {
  const other = newAuthority()
  await database.emit(other, [{ type: 'one' }])
  await relayOutbox(cellOf())
  const { rows } = await database.admin.query('select relayed_at from platform.outbox where authority = $1', [other])
  expect(rows).toEqual([{ relayed_at: null }])
  const seen = await withAuthority(database.pool, { authority, applicant: '*' }, ({ client }) =>
    client.query('select from platform.outbox'),
  )
  expect(seen.rowCount).toBe(0)
})

it('hints only at the first delivery of a stream, for the others cannot run yet', async () => {
  const ids = await database.emit(authority, [
    { type: 'one', streamId: 's', version: 1 },
    { type: 'one', streamId: 's', version: 2 },
    { type: 'one', streamId: 't', version: 1 },
  ])
  const offered: HintJob[] = []
  await relayOutbox(cellOf(offered))
  expect(offered.map((job) => job.id)).toEqual([`delivery.${ids[0]}.first.0`, `delivery.${ids[2]}.first.0`])
})

it('does not let a claim whose lease has ended renew or record anything after the next claim', async () => {
  const [eventId = ''] = await database.emit(authority, [{ type: 'one' }])
  await relayOutbox(cellOf())
  const ref = { eventId, subscription: 'first' }
  const cell = cellOf()
  const zombie = await claimDelivery(cell, ref, 0)
  const heir = await claimDelivery(cell, ref, 60_000)
  expect([zombie?.fence, heir?.fence, heir?.attempt]).toEqual([1, 2, 2])
  expect(await claimDelivery(cell, ref, 60_000)).toBeNull()

  expect(await renewDelivery(cell, ref, 1, 60_000)).toBe(false)
  expect(await endDeliveryAttempt(cell, ref, 1, { state: 'done' })).toBe(false)
  expect(await endDeliveryAttempt(cell, ref, 1, { state: 'dead', reason: 'late' })).toBe(false)
  expect(await renewDelivery(cell, ref, 2, 60_000)).toBe(true)
  expect(await endDeliveryAttempt(cell, ref, 2, { state: 'done' })).toBe(true)
  expect(await count(`workflows.deliveries where authority = $1 and state = 'done' and last_error is null`)).toBe(1)
})
