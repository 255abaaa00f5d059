import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { createPool } from '@concert/db/pool'
import { prepareDatabase } from '@concert/db/prepare-database'
import type { Authority } from '@concert/domain/jurisdictions'
import type { ClientBase, Pool } from 'pg'
import { type Logger, pino } from 'pino'
import { inject } from 'vitest'
import { prepareQueueSchema } from '#prepare-queue-schema.ts'

/** A migrated cell database of one test file, and its pools. */
export interface TestDatabase {
  /** As the role of the workflows service. */
  readonly url: string
  readonly pool: Pool
  /** As superuser, who passes every wall. */
  readonly admin: Pool
  /** Records events in one transaction without `record_change`, and returns their ids. The types need not exist. */
  readonly emit: (authority: string, events: readonly TestEvent[]) => Promise<string[]>
  readonly close: () => Promise<void>
}

/** `stream` is `application` by default. */
export interface TestEvent {
  readonly type: string
  readonly stream?: string
  readonly streamId?: string
  readonly version?: number
  readonly payload?: unknown
}

/** The database is on the server of the test run, or on the server of this superuser's connection string. */
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

/** An event without a version gets the next version of its stream. */
const EMIT = `
  with given as (
    select * from jsonb_to_recordset($2::jsonb)
      as e (id uuid, type text, stream text, stream_id text, version int, payload jsonb, ordinal int)),
  types as (
    insert into platform.event_types (stream, type) select distinct stream, type from given on conflict do nothing),
  events as (
    insert into platform.events (authority, id, stream, stream_id, version, type, payload, actor, occurred_at)
    select $1, id, stream, stream_id,
           coalesce(version, row_number() over (partition by stream, stream_id order by ordinal) + (
             select coalesce(max(before.version), 0) from platform.events before
              where before.authority = $1 and before.stream = given.stream and before.stream_id = given.stream_id)),
           type, payload, 'someone', now()
      from given)
  insert into platform.outbox (authority, id, stream, stream_id, type)
  select $1, id, stream, stream_id, type from given order by ordinal`

/** Records events as the superuser, in the transaction of the client. */
export async function emit(
  client: Pick<Pool, 'query'> | ClientBase,
  authority: string,
  events: readonly TestEvent[],
): Promise<string[]> {
  const rows = events.map((event, index) => ({
    id: randomUUID(),
    type: event.type,
    stream: event.stream ?? 'application',
    stream_id: event.streamId ?? `stream-${randomUUID()}`,
    version: event.version ?? null,
    ordinal: index,
    payload: event.payload ?? {},
  }))
  await client.query(EMIT, [authority, JSON.stringify(rows)])
  return rows.map((row) => row.id)
}

export const silent: Logger = pino({ level: process.env['TEST_LOG'] ?? 'silent' })

/** An authority that no other test uses, so that tests can share a database and a Redis. */
export function newAuthority(): Authority {
  return `t-${randomUUID().slice(0, 8)}` as Authority
}

/** Resolves when `condition` holds; rejects after 20 s with `what`. */
export async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadlineAt = Date.now() + 20_000
  while (!(await condition())) {
    if (Date.now() > deadlineAt) throw new Error(`timed out waiting for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
