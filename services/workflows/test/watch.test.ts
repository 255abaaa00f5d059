import { createPool } from '@concert/db/pool'
import { assertSafeDatabase } from '@concert/db/safe-start'
import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { watchTransactions } from '@concert/workflows/watch-transactions'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { silent } from './engine.fixture.ts'

const server = connectPostgres(inject('postgres'))
let cell: CellDatabase
let other: CellDatabase

beforeAll(async () => {
  ;[cell, other] = await Promise.all([prepareCell(server, 'hk'), prepareCell(server, 'mo')])
})
afterAll(async () => {
  await cell.drop()
  await other.drop()
})

interface Session {
  readonly client: Client
  /** Whether the server still has the connection. */
  isOpen(): boolean
  close(): Promise<void>
}

/** A raw connection, past every limit that our pools set. */
async function session(connectionString: string, ...statements: string[]): Promise<Session> {
  const client = new Client({ connectionString })
  let isOpen = true
  client.on('error', () => undefined)
  client.on('end', () => {
    isOpen = false
  })
  await client.connect()
  await client.query(
    'set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set transaction_timeout = 0',
  )
  for (const statement of statements) await client.query(statement).catch(() => undefined)
  return { client, isOpen: () => isOpen, close: () => client.end() }
}

const DEADLINE_MS = 60_000

describe('the watch', () => {
  test(
    'ends what a role of a service holds open for more than 15 seconds, however it does so, and nothing else',
    { timeout: DEADLINE_MS + 20_000 },
    async () => {
      const overdue = [
        await session(cell.url('applications'), 'begin'),
        await session(cell.url('reviews'), 'begin isolation level serializable', 'select 1'),
        await session(cell.url('workflows'), 'begin', 'lock table workflows.sagas in access exclusive mode'),
        await session(cell.url('identity'), 'begin', `select set_config('concert.authority', 'hk', true)`),
        await session(cell.url('exchange')),
        await session(cell.url('evidence')),
        await session(cell.url('certificates'), 'begin', 'savepoint one', 'listen concert_outbox'),
      ]
      const sleeping = overdue[4]?.client.query('select pg_sleep(600)').catch(() => 'ended')
      const working = overdue[5]?.client.query(`do $$ begin loop perform 1; end loop; end $$`).catch(() => 'ended')
      const others = [
        await session(cell.adminUrl, 'begin', 'select 1'),
        await session(cell.url('watch'), 'begin', 'select 1'),
        await session(other.url('applications'), 'begin', 'select 1'),
        await session(cell.url('reviews')),
        // Has failed, and so holds nothing any more.
        await session(cell.url('reviews'), 'begin', 'select 1/0'),
      ]
      const watch = await watchTransactions({ authority: 'hk', connectionString: cell.url('watch'), log: silent })
      const late = await session(cell.url('applications'), 'begin')
      await vi.waitUntil(() => overdue.every((one) => !one.isOpen()), { timeout: DEADLINE_MS, interval: 100 })
      expect(overdue.map((one) => one.isOpen())).toEqual(overdue.map(() => false))
      expect(await sleeping).toBe('ended')
      expect(await working).toBe('ended')
      expect(others.map((one) => one.isOpen())).toEqual(others.map(() => true))
      await watch.stop()
      await Promise.all([...others, late].map((one) => one.close()))
    },
  )

  test('leaves a transaction alone that is younger', async () => {
    const young = await session(cell.url('applications'), 'begin', 'select 1')
    const watch = new Client({ connectionString: cell.url('watch') })
    await watch.connect()
    const { rows } = await watch.query('select * from platform.end_overdue_transactions()')
    expect(rows).toEqual([])
    expect(young.isOpen()).toBe(true)
    await Promise.all([watch.end(), young.close()])
  })

  test('is a login that is safe, and that can read and do nothing besides', async () => {
    const pool = createPool({ connectionString: cell.url('watch'), applicationName: 'watch test', max: 1 })
    await expect(assertSafeDatabase(pool)).resolves.toBeUndefined()
    for (const statement of [
      'select * from platform.events',
      'select * from platform.outbox',
      'select * from audit.lines',
      'select * from applications.organisations',
      'select platform.chain_audit_lines(1)',
      `select platform.forget_keys('2020-01-01', 1)`,
      'set role concert_owner',
      'set role pg_signal_backend',
      'create table public.mine (id int)',
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    ]) {
      const someone = await session(cell.url('reviews'))
      await expect(pool.query(statement), statement).rejects.toMatchObject({ code: '42501' })
      await someone.close()
    }
    const { rows } = await pool.query(
      'select count(query)::int as seen from pg_stat_activity where usename = $1 and query !~ $2',
      ['hk_applications', 'insufficient privilege'],
    )
    expect(rows).toEqual([{ seen: 0 }])
    await pool.end()
  })

  test.each(['applications', 'evidence', 'reviews', 'certificates', 'exchange', 'workflows', 'identity'] as const)(
    'is no business of %s',
    async (service) => {
      const raw = await session(cell.url(service))
      const call = raw.client.query('select * from platform.end_overdue_transactions()')
      await expect(call).rejects.toMatchObject({ code: '42501' })
      await raw.close()
    },
  )
})
