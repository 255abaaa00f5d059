import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool, prepareDatabase } from '@concert/db'
import { connectPostgres, freePort } from '@concert/testing'
import { Redis } from 'ioredis'
import type { Pool } from 'pg'
import { type Logger, pino } from 'pino'
import { inject } from 'vitest'
import { prepareQueueSchema } from '#prepare-queue-schema.ts'

/** A migrated cell database of its own, and its pools. */
export type TestDatabase = {
  /** As the role of the workflows service. */
  url: string
  pool: Pool
  /** As superuser, past every wall. */
  admin: Pool
  /** Writes events to the outbox in one transaction, and answers their ids. */
  emit(authority: string, events: readonly TestEvent[]): Promise<string[]>
  close(): Promise<void>
}

export type TestEvent = { type: string; streamId?: string; version?: number; payload?: unknown }

/** The database is on the run's own server, or on the one with this superuser's connection string. */
export async function createTestDatabase(superuserUrl: string = inject('postgres')): Promise<TestDatabase> {
  const name = `workflows_${randomUUID().replaceAll('-', '')}`
  const server = connectPostgres(superuserUrl)
  await server.createDatabase(name)
  const adminUrl = server.superuserUrl(name)
  const root = join(import.meta.dirname, '../../..')
  await prepareDatabase({
    adminUrl,
    rolesFile: join(root, 'infra/postgres/roles.sql'),
    migrationsFolder: join(root, 'migrations/cell'),
    logins: [{ name, group: 'concert_workflows', password: name }],
  })
  await prepareQueueSchema(adminUrl)
  const url = server.url(name, name, name)
  const pool = createPool({ connectionString: url, applicationName: 'workflows test', max: 16 })
  const admin = createPool({ connectionString: adminUrl, applicationName: 'workflows test admin' })
  return {
    url,
    pool,
    admin,
    emit: (authority, events) => emit(admin, authority, events),
    async close() {
      await Promise.all([pool.end(), admin.end()])
      await server.dropDatabase(name)
    },
  }
}

async function emit(admin: Pool, authority: string, events: readonly TestEvent[]): Promise<string[]> {
  const rows = events.map((event, index) => ({
    id: randomUUID(),
    type: event.type,
    stream_id: event.streamId ?? `stream-${randomUUID()}`,
    version: event.version ?? index + 1,
    payload: event.payload ?? {},
  }))
  await admin.query(
    `insert into platform.outbox (authority, id, stream, stream_id, stream_version, type, payload, occurred_at)
     select $1, id, 'application', stream_id, version, type, payload, now()
       from jsonb_to_recordset($2::jsonb) as e (id uuid, type text, stream_id text, version int, payload jsonb)`,
    [authority, JSON.stringify(rows)],
  )
  return rows.map((row) => row.id)
}

export type TestRedis = {
  url: string
  /** The server's process id; undefined when the server is not this test's own. */
  pid: number | undefined
  client: Redis
  /** Forgets everything; on a server that is not this test's own, only what tests have written. */
  wipe(): Promise<void>
  close(): Promise<void>
}

const REDIS_BINARY = '/usr/bin/redis-server'

/** Why there is no Redis to test with, or null when there is. Throws where `REQUIRE_ALL=1` allows no skip. */
export function redisIsMissing(): string | null {
  if (existsSync(REDIS_BINARY) || process.env['REDIS_URL'] !== undefined) return null
  const reason = 'no Redis: install redis-server (apt-get install redis-server) or set REDIS_URL'
  if (process.env['REQUIRE_ALL'] === '1') throw new Error(reason)
  return reason
}

/** A Redis of this test's own, or the one of `REDIS_URL` where none can be started. */
export async function startTestRedis(): Promise<TestRedis> {
  if (!existsSync(REDIS_BINARY))
    return connectTestRedis(process.env['REDIS_URL'] ?? '', undefined, async () => undefined)
  const folder = mkdtempSync(join(tmpdir(), 'concert-redis-'))
  const port = await freePort()
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]
  const server = spawn(REDIS_BINARY, flags, { stdio: 'ignore' })
  return connectTestRedis(`redis://127.0.0.1:${port}`, server.pid, async () => {
    server.kill('SIGKILL')
    if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })
}

async function connectTestRedis(url: string, pid: number | undefined, end: () => Promise<void>): Promise<TestRedis> {
  const client = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null })
  // Refused until the server listens; the retries above go on.
  client.on('error', () => undefined)
  await client.ping()
  return {
    url,
    pid,
    client,
    async wipe() {
      if (pid !== undefined) await client.flushall()
      else for (const key of await client.keys('{concert-t-*')) await client.del(key)
    },
    async close() {
      client.disconnect()
      await end()
    },
  }
}

export const silent: Logger = pino({ level: process.env['TEST_LOG'] ?? 'silent' })

/** An authority that no other test uses, so that tests sharing a database and a Redis do not meet. */
export function newAuthority(): string {
  return `t-${randomUUID().slice(0, 8)}`
}

/** Resolves once `condition` holds; rejects after 20 s, naming it. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadlineAt = Date.now() + 20_000
  while (!(await condition())) {
    if (Date.now() > deadlineAt) throw new Error(`waited in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
