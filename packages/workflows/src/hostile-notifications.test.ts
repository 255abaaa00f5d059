import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, newAuthority, silent, type TestDatabase, until } from '#cell.fixture.ts'
import { startWorkflows } from '#start-workflows.ts'

// NOTIFY and LISTEN cannot be taken from a role, so nothing may rest on them: they only make the relay look sooner.

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

it('every event is delivered once, while a role sends garbage on every channel', async () => {
  const authority = newAuthority()
  const hostile = new Client({ connectionString: database.url })
  await hostile.connect()
  const delivered: string[] = []
  const workflows = await start(authority, delivered)
  for (let round = 0; round < 200; round += 1) {
    await hostile.query(
      `select pg_notify(channel, repeat(chr(1 + ${round} % 100), 7000))
         from unnest(array['concert_outbox', 'bullmq', 'bullmq_events', 'concert-${authority}.hints']) as channel`,
    )
    if (round % 50 === 0) await database.emit(authority, [{ type: 'one' }])
  }
  await until('every event is delivered', () => delivered.length === 4)
  await hostile.end()
  await workflows.close()
  expect(new Set(delivered).size).toBe(4)
})

it('every event is delivered although no notification of it ever arrives', async () => {
  const authority = newAuthority()
  const delivered: string[] = []
  await database.admin.query('alter table platform.outbox disable trigger announce')
  const workflows = await start(authority, delivered)
  await database.emit(authority, [{ type: 'one' }, { type: 'one' }])
  await until('every event is delivered', () => delivered.length === 2)
  await database.admin.query('alter table platform.outbox enable trigger announce')
  await workflows.close()
  expect(new Set(delivered).size).toBe(2)
})

it('every event is delivered although the sessions that listen are ended again and again', async () => {
  const authority = newAuthority()
  const delivered: string[] = []
  const workflows = await start(authority, delivered)
  for (let round = 0; round < 3; round += 1) {
    await database.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query ~* '^listen'`,
    )
    await database.emit(authority, [{ type: 'one' }])
    await until('the event is delivered', () => new Set(delivered).size === round + 1)
  }
  await workflows.close()
  expect(new Set(delivered).size).toBe(3)
})

function start(authority: ReturnType<typeof newAuthority>, delivered: string[]) {
  return startWorkflows({
    authority,
    pool: database.pool,
    queue: { postgresUrl: database.url },
    subscriptions: [
      {
        name: 'note',
        stream: 'application',
        type: 'one',
        deliver: async (event) => {
          delivered.push(event.id)
        },
      },
    ],
    sagas: [],
    log: silent,
    timing: { reconcileEveryMs: 200, pollEveryMs: 100 },
  })
}
