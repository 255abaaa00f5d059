import { createPool } from '@concert/db/pool'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, newAuthority, silent, type TestDatabase } from '#cell.fixture.ts'
import { type Cell, defaultTiming } from '#cell.ts'
import type { HintJob } from '#hint.ts'
import { reconcile } from '#reconcile.ts'
import { relayOutbox } from '#relay.ts'
import { runDelivery } from '#run-delivery.ts'
import { runSaga } from '#run-saga.ts'
import { defineSaga } from '#saga.ts'
import { sagaStarter } from '#saga-starter.ts'

const saga = defineSaga({
  name: 'short',
  state: z.strictObject({}),
  steps: [{ name: 'only', do: async () => ({ done: {} }) }],
})

let database: TestDatabase
let pool: Pool
let cell: Cell
let offered: HintJob[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  // A single connection, on which all statements are prepared.
  pool = createPool({ connectionString: database.url, applicationName: 'round trips test', max: 1 })
})
beforeEach(() => {
  offered = []
  cell = {
    authority: newAuthority(),
    pool,
    log: silent,
    timing: defaultTiming,
    subscriptions: new Map([
      ['record', { name: 'record', stream: 'application', type: 'happened', deliver: async () => undefined }],
    ]),
    sagas: new Map([['short', saga]]),
    offer: async (jobs) => offered.push(...jobs) > 0,
  }
})
afterAll(async () => {
  await pool.end()
  await database.close()
})

/** The number of transactions of the work; each is one statement and one round trip, see `oneStatement`. */
async function tripsOf(work: () => Promise<unknown>): Promise<number> {
  const connect = vi.spyOn(pool, 'connect')
  await work()
  const trips = connect.mock.calls.length
  connect.mockRestore()
  return trips
}

it('a look at an outbox without events, and one for due work where there is none, is one round trip each', async () => {
  expect(await tripsOf(() => relayOutbox(cell))).toBe(1)
  expect(await tripsOf(() => reconcile(cell))).toBe(1)
})

it('a batch of events is relayed in one round trip', async () => {
  await database.emit(
    cell.authority,
    Array.from({ length: 50 }, () => ({ type: 'happened' })),
  )
  expect(await tripsOf(() => relayOutbox(cell))).toBe(1)
  expect(offered).toHaveLength(50)
})

it('a delivery is three round trips: its claim, its end, and the look for the next', async () => {
  const [eventId = ''] = await database.emit(cell.authority, [{ type: 'happened' }])
  await relayOutbox(cell)
  expect(await tripsOf(() => runDelivery(cell, sagaStarter(cell), { eventId, subscription: 'record' }))).toBe(3)
})

it('a step of a saga is two round trips: its claim and its move', async () => {
  await sagaStarter(cell).start(saga, 'one', {})
  expect(await tripsOf(() => runSaga(cell, { saga: 'short', sagaId: 'one' }))).toBe(2)
})

it('all of it is prepared by name on its connection', async () => {
  const { rows } = await pool.query<{ name: string }>('select name from pg_prepared_statements order by name')
  expect(rows.map(({ name }) => name)).toEqual([
    'workflows-claim-delivery',
    'workflows-claim-saga',
    'workflows-due-work',
    'workflows-end-delivery',
    'workflows-insert-saga',
    'workflows-move-saga-done',
    'workflows-next-delivery',
    'workflows-relay',
  ])
})
