import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { createPool } from '@concert/db/pool'
import { prepareDatabase } from '@concert/db/prepare-database'
import type { Authority } from '@concert/domain/jurisdictions'
import type { Pool } from 'pg'
import { type Logger, pino } from 'pino'
import { inject } from 'vitest'
import { prepareQueueSchema } from '#prepare-queue-schema.ts'

/** A migrated cell database of its own, and its pools. */
export interface TestDatabase {
  /** As the role of the workflows service. */
  readonly url: string
  readonly pool: Pool
  /** As superuser, past every wall. */
  readonly admin: Pool
  /** Writes events to the outbox in one transaction, and answers their ids. */
  readonly emit: (authority: string, events: readonly TestEvent[]) => Promise<string[]>
  readonly close: () => Promise<void>
}

/** The stream is `application` when absent. */
export interface TestEvent {
  readonly type: string
  readonly stream?: string
  readonly streamId?: string
  readonly version?: number
  readonly payload?: unknown
}

/** The database is on the run's own server, or on the one with this superuser's connection string. */
export async function createTestDatabase(superuserUrl: string = inject('postgres')): Promise<TestDatabase> {
  const name = `workflows_${randomUUID().replaceAll('-', '')}`
  const server = connectPostgres(superuserUrl)
  await server.createDatabase(name)
  const adminUrl = server.superuserUrl(name)
  const root = join(import.meta.dirname, '../../..')
  await prepareDatabase({
    adminUrl,
    rolesFile: join(root, 'migrations/roles.sql'),
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
    stream: event.stream ?? 'application',
    stream_id: event.streamId ?? `stream-${randomUUID()}`,
    version: event.version ?? index + 1,
    payload: event.payload ?? {},
  }))
  await admin.query(
    `insert into platform.outbox (authority, id, stream, stream_id, stream_version, type, payload, occurred_at)
     select $1, id, stream, stream_id, version, type, payload, now()
       from jsonb_to_recordset($2::jsonb)
         as e (id uuid, type text, stream text, stream_id text, version int, payload jsonb)`,
    [authority, JSON.stringify(rows)],
  )
  return rows.map((row) => row.id)
}

export const silent: Logger = pino({ level: process.env['TEST_LOG'] ?? 'silent' })

/** An authority that no other test uses, so that tests sharing a database and a Redis do not meet. */
export function newAuthority(): Authority {
  return `t-${randomUUID().slice(0, 8)}` as Authority
}

/** Resolves once `condition` holds; rejects after 20 s, naming it. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadlineAt = Date.now() + 20_000
  while (!(await condition())) {
    if (Date.now() > deadlineAt) throw new Error(`waited in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
