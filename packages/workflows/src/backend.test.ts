import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createQueueBackend } from '#backend.ts'
import { createTestDatabase, newAuthority, type TestDatabase, until } from '#cell.fixture.ts'
import { redisIsMissing, startTestRedis, type TestRedis } from '@concert/testing/redis'
import { sagaJob } from '#hint.ts'
import { openQueuePool } from '#postgres-backend.ts'

const onError = (): void => undefined
const prefix = 'concert-test'

describe('the queue in PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.close())

  it('commits synchronously, within its limits and in its own schema, whatever the role set for itself', async () => {
    const role = new URL(database.url).username
    const changes = ['synchronous_commit = off', 'statement_timeout = 0', 'search_path = public', 'lock_timeout = 1']
    for (const change of changes) await database.admin.query(`alter role ${role} set ${change}`)
    const pool = openQueuePool(database.url, onError)
    try {
      const { rows } = await pool.query(
        `select name, setting from pg_settings
          where name in ('synchronous_commit', 'statement_timeout', 'search_path', 'lock_timeout') order by name`,
      )
      expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
        lock_timeout: '2000',
        search_path: 'bullmq',
        statement_timeout: '5000',
        synchronous_commit: 'on',
      })
    } finally {
      await pool.end()
      await database.admin.query(`alter role ${role} reset all`)
    }
  })

  it.each([-2_500, 2_500])("is refused when this machine's clock is %i ms off", async (skewMs) => {
    const now = (): number => Date.now() + skewMs
    const opening = createQueueBackend({ postgresUrl: database.url, prefix, onError, now })
    await expect(opening).rejects.toThrow(/clock is 2[45]\d\d ms from the queue server's/)
  })

  it("is refused when BullMQ's tables are missing", async () => {
    await database.admin.query('alter schema bullmq rename to elsewhere')
    try {
      const opening = createQueueBackend({ postgresUrl: database.url, prefix, onError })
      await expect(opening).rejects.toThrow(/not initialized|does not exist/)
    } finally {
      await database.admin.query('alter schema elsewhere rename to bullmq')
    }
  })

  it('goes on after all its connections were killed', async () => {
    const backend = await createQueueBackend({ postgresUrl: database.url, prefix, onError })
    const seen: string[] = []
    const worker = backend.startWorker({ concurrency: 1, handle: async (job) => void seen.push(job.id), onError })
    const job = (step: string) => sagaJob('hk', { saga: 's', sagaId: 'x' }, { step, fence: 0 })
    await backend.addJobs([job('1')])
    await until('the first job is seen', () => seen.length === 1)
    await database.admin.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and pid <> pg_backend_pid()',
      [new URL(database.url).username],
    )
    await until('a job can be added', () =>
      backend.addJobs([job('2')]).then(
        () => true,
        () => false,
      ),
    )
    // The first may be handed out again: its connection can have died before the queue heard that it was done.
    await until('the second job is seen', () => seen.includes('saga.s.x.2.0'))
    expect(new Set(seen)).toEqual(new Set(['saga.s.x.1.0', 'saga.s.x.2.0']))
    await worker.close(1_000)
    await backend.close()
  })

  it('cannot be told to do anything but change rows: the role owns nothing there', async () => {
    for (const statement of [
      'create table bullmq.mine (x int)',
      'drop table bullmq.job',
      'truncate bullmq.job',
      'create table workflows.mine (x int)',
      'delete from workflows.deliveries',
      'delete from workflows.sagas',
      `insert into platform.outbox (authority, id) values ('hk', '${randomUUID()}')`,
      `update platform.outbox set type = 'Forged'`,
      `update platform.events set payload = '{}'`,
      `insert into platform.events (authority, id) values ('hk', '${randomUUID()}')`,
    ]) {
      await expect(database.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/)
    }
  })
})

async function working(redisUrl: string, seen: string[], lost: Error[], jobEnds: Promise<void> = Promise.resolve()) {
  const backend = await createQueueBackend({ redisUrl, prefix: newAuthority(), onError })
  const worker = backend.startWorker({
    concurrency: 1,
    handle: ({ id }) => {
      seen.push(id)
      return jobEnds
    },
    onError: (error) => lost.push(error),
  })
  await backend.addJobs([sagaJob('hk', { saga: 's', sagaId: 'x' }, { step: 'ask', fence: 0 })])
  return { backend, worker }
}

describe('the queue in Redis', () => {
  let redis: TestRedis | undefined
  beforeAll(async () => {
    if (redisIsMissing() === null) redis = await startTestRedis()
  })
  afterAll(async () => {
    await redis?.close()
  })

  it('is refused unless nothing is ever evicted', async (context) => {
    if (redis?.pid === undefined)
      return context.skip(redisIsMissing() ?? 'not a Redis of our own; install redis-server')
    await redis.client.config('SET', 'maxmemory-policy', 'allkeys-lru')
    const opening = createQueueBackend({ redisUrl: redis.url, prefix, onError })
    await expect(opening).rejects.toThrow(/maxmemory-policy allkeys-lru.*noeviction/)
    await redis.client.config('SET', 'maxmemory-policy', 'noeviction')
  })

  it("is refused when this machine's clock is 2.5 s off", async (context) => {
    if (redis === undefined) return context.skip(redisIsMissing() ?? '')
    const opening = createQueueBackend({ redisUrl: redis.url, prefix, onError, now: () => Date.now() - 2_500 })
    await expect(opening).rejects.toThrow(/clock is 2[45]\d\d ms from/)
  })

  it('answers within its deadline when the server stands still, and the job is there once it goes on', async (context) => {
    if (redis?.pid === undefined)
      return context.skip(redisIsMissing() ?? 'not a Redis of our own; install redis-server')
    const backend = await createQueueBackend({ redisUrl: redis.url, prefix: newAuthority(), onError })
    const job = sagaJob('hk', { saga: 's', sagaId: 'x' }, { step: 'ask', fence: 0 })
    process.kill(redis.pid, 'SIGSTOP')
    const startedAt = Date.now()
    await expect(backend.addJobs([job])).rejects.toThrow(/no answer within|timed out/)
    expect(Date.now() - startedAt).toBeLessThan(3_000)
    process.kill(redis.pid, 'SIGCONT')
    const seen: string[] = []
    const worker = backend.startWorker({ concurrency: 1, handle: async ({ id }) => void seen.push(id), onError })
    await until('the job can be added again', () =>
      backend.addJobs([job]).then(
        () => true,
        () => false,
      ),
    )
    await until('the job is seen', () => seen.length > 0)
    await worker.close(1_000)
    await backend.close()
  })

  it.for(['while it connects', 'in the middle of its work'])(
    'closes, with its worker, also after the server is gone for good: %s',
    async (moment, context) => {
      if (redis?.pid === undefined)
        return context.skip(redisIsMissing() ?? 'not a Redis of our own; install redis-server')
      const own = await startTestRedis()
      const seen: string[] = []
      const lost: Error[] = []
      const { backend, worker } = await working(own.url, seen, lost)
      if (moment === 'in the middle of its work') await until('the job is seen', () => seen.length > 0)
      await own.close()
      await until('the worker notices', () => lost.length > 0)
      await expect(Promise.all([worker.close(1_000), backend.close()])).resolves.toBeDefined()
    },
  )

  it('closes, with its worker, also while the server stands still', async (context) => {
    if (redis?.pid === undefined)
      return context.skip(redisIsMissing() ?? 'not a Redis of our own; install redis-server')
    const own = await startTestRedis()
    const seen: string[] = []
    const standing = Promise.withResolvers<undefined>()
    const { backend, worker } = await working(own.url, seen, [], standing.promise)
    await until('the job is seen', () => seen.length > 0)
    if (own.pid !== undefined) process.kill(own.pid, 'SIGSTOP')
    standing.resolve(undefined)
    await expect(Promise.all([worker.close(1_000), backend.close()])).resolves.toBeDefined()
    await own.close()
  })

  it('is refused within its deadline when there is no server', async () => {
    const opening = createQueueBackend({ redisUrl: 'redis://127.0.0.1:1', prefix, onError })
    await expect(opening).rejects.toThrow(/Redis: no answer within/)
  })
})

it.each(['concert:hk', '', 'Concert', 'a b'])('refuses the queue prefix %j', async (bad) => {
  await expect(createQueueBackend({ redisUrl: 'redis://127.0.0.1:1', prefix: bad, onError })).rejects.toThrow(/prefix/)
})

it('refuses to start without a server to keep the queue', async () => {
  await expect(createQueueBackend({ prefix, onError })).rejects.toThrow('the queue needs redisUrl or postgresUrl')
})
