import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { inAuthority } from '#authority-transaction.ts'
import { type Cell, defaultTiming } from '#cell.ts'
import { createTestDatabase, newAuthority, silent, type TestDatabase } from '#cell.fixture.ts'
import { claimDelivery, endDeliveryAttempt, renewDelivery } from '#deliveries.ts'
import { relayOutbox } from '#relay.ts'
import type { HintJob } from '#hint.ts'

let database: TestDatabase
let authority: string
beforeAll(async () => {
  database = await createTestDatabase()
})
beforeEach(() => {
  authority = newAuthority()
})
afterAll(() => database.close())

const deliver = async (): Promise<void> => undefined

function cellOf(offered: HintJob[] = []): Cell {
  return {
    authority,
    pool: database.pool,
    log: silent,
    timing: defaultTiming,
    subscriptionsOf: new Map([
      ['one', [{ name: 'first', deliver }]],
      [
        'two',
        [
          { name: 'first', deliver },
          { name: 'second', deliver },
        ],
      ],
    ]),
    subscriptions: new Map(),
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
  await database.emit(authority, [{ type: 'one', streamId: 's', version: 1 }])
  const { promise: gate, resolve: open } = Promise.withResolvers<void>()
  const { promise: locked, resolve: hasLocked } = Promise.withResolvers<void>()
  const slow = inAuthority(database.pool, authority, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('concert.relay.' || $1, 0))`, [authority])
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

it('relays nothing of an event whose transaction was rolled back', async () => {
  const client = await database.admin.connect()
  await client.query('begin')
  await client.query(
    `insert into platform.outbox (authority, id, stream, stream_id, stream_version, type, payload, occurred_at)
     values ($1, gen_random_uuid(), 'application', 's', 1, 'one', '{}', now())`,
    [authority],
  )
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
  const seen = await inAuthority(database.pool, authority, (tx) => tx.query('select from platform.outbox'))
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
  const inTx = <Result>(work: Parameters<typeof inAuthority<Result>>[2]): Promise<Result> =>
    inAuthority(database.pool, authority, work)
  const zombie = await inTx((tx) => claimDelivery(tx, authority, ref, 0))
  const heir = await inTx((tx) => claimDelivery(tx, authority, ref, 60_000))
  expect([zombie?.fence, heir?.fence, heir?.attempt]).toEqual([1, 2, 2])
  expect(await inTx((tx) => claimDelivery(tx, authority, ref, 60_000))).toBeNull()

  expect(await inTx((tx) => renewDelivery(tx, authority, ref, 1, 60_000))).toBe(false)
  expect(await inTx((tx) => endDeliveryAttempt(tx, authority, ref, 1, { state: 'done' }))).toBe(false)
  expect(await inTx((tx) => endDeliveryAttempt(tx, authority, ref, 1, { state: 'dead', reason: 'late' }))).toBe(false)
  expect(await inTx((tx) => renewDelivery(tx, authority, ref, 2, 60_000))).toBe(true)
  expect(await inTx((tx) => endDeliveryAttempt(tx, authority, ref, 2, { state: 'done' }))).toBe(true)
  expect(await count(`workflows.deliveries where authority = $1 and state = 'done' and last_error is null`)).toBe(1)
})
