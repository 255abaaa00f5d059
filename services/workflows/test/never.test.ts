import { connectPostgres } from '@concert/postgres/databases'
import { withAuthority } from '@concert/db/authority-transaction'
import { createPool } from '@concert/db/pool'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { prepareQueueSchema } from '@concert/workflows/prepare-queue-schema'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'

let database: CellDatabase
let admin: Client
let pool: Pool

beforeAll(async () => {
  database = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  await prepareQueueSchema(database.adminUrl)
  admin = new Client({ connectionString: database.adminUrl })
  await admin.connect()
  pool = createPool({ connectionString: database.url('workflows'), applicationName: 'never test' })
})
afterAll(async () => {
  await Promise.all([pool?.end(), admin?.end()])
  await database?.drop()
})

/** One statement as the service's own role behind the wall of an authority. */
function asService(statement: string, authority: 'hk' | 'mo' = 'hk') {
  return withAuthority(pool, { authority, applicant: '*' }, ({ client }) => client.query(statement))
}

describe("the service touches no other service's tables", () => {
  test('its role may use its own tables, the queue, the outbox and what every service may read, and no other table of the cell', async () => {
    const { rows } = await admin.query<{ name: string }>(
      `select format('%I.%I', nspname, relname) as name
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where relkind in ('r', 'p', 'v', 'm') and nspname not in ('pg_catalog', 'information_schema', 'bullmq')
         and has_schema_privilege('hk_workflows', nspname, 'usage')
         and (has_any_column_privilege('hk_workflows', pg_class.oid, 'select, insert, update, references')
              or has_table_privilege('hk_workflows', pg_class.oid, 'delete, truncate, trigger'))
       order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual([
      'platform.calendar_versions',
      'platform.clocks',
      'platform.events',
      'platform.idempotency_keys',
      'platform.outbox',
      'reference.authorities',
      'reference.editions',
      'reference.places',
      'workflows.deliveries',
      'workflows.rejected_jobs',
      'workflows.relay_turns',
      'workflows.sagas',
    ])
  })

  test.each([
    'select * from applications.applications',
    'select * from applications.correspondence',
    'select * from evidence.artefacts',
    'select * from reviews.evaluations',
    'select * from certificates.intents',
    'select * from exchange.outbound',
    'select * from personnel.people',
    'select actor from platform.events',
    'select * from audit.lines',
    'select * from audit.entries',
    'delete from audit.waiting',
  ])('%s is refused', async (statement) => {
    await expect(asService(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test.each([
    `insert into platform.events (authority, id, stream, stream_id, version, type, payload, actor, occurred_at)
     values ('hk', gen_random_uuid(), 'evaluation', 'x', 1, 'EvaluationGranted', '{}', 'x', now())`,
    `insert into platform.outbox (authority, id, stream, stream_id, type)
     values ('hk', gen_random_uuid(), 'evaluation', 'x', 'EvaluationGranted')`,
    `update platform.events set payload = '{}'`,
    `update platform.outbox set type = 'EvaluationGranted'`,
    'delete from platform.events',
    'delete from platform.outbox',
    'delete from workflows.deliveries',
    'delete from workflows.sagas',
    'truncate workflows.sagas',
    'create table workflows.cases (name text)',
  ])('it makes up no event and forgets no work: %s is refused', async (statement) => {
    await expect(asService(statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('the work of one authority is not seen behind the wall of another', async () => {
    await asService(
      `insert into workflows.sagas (authority, saga, saga_id, step, data) values ('hk', 'wall', 'one', 'ask', '{}')`,
    )
    expect((await asService('select from workflows.sagas')).rowCount).toBe(1)
    expect((await asService('select from workflows.sagas', 'mo')).rowCount).toBe(0)
    const foreign = asService(
      `insert into workflows.sagas (authority, saga, saga_id, step, data) values ('hk', 'w', '2', 'ask', '{}')`,
      'mo',
    )
    await expect(foreign).rejects.toMatchObject({ code: '42501' })
  })
})

test('its tables have columns for ids and for the state of the engine, and none for a word of a case', async () => {
  const { rows } = await admin.query<{ table: string; columns: string[] }>(
    `select table_name as table, array_agg(column_name::text order by ordinal_position) as columns
     from information_schema.columns where table_schema = 'workflows' group by table_name order by table_name`,
  )
  const attempts = ['attempts', 'unended', 'fence', 'next_at', 'last_error', 'created_at', 'finished_at']
  const named = rows.map(({ table, columns }) => [table, columns.filter((column) => !attempts.includes(column))])
  expect(named).toEqual([
    ['deliveries', ['authority', 'event_id', 'subscription', 'stream', 'stream_id', 'seq', 'state']],
    ['rejected_jobs', ['authority', 'job_id', 'reason', 'payload', 'times', 'rejected_at']],
    ['relay_turns', ['authority', 'taken_at']],
    [
      'sagas',
      ['authority', 'saga', 'saga_id', 'round', 'step', 'to_undo', 'status', 'data', 'wake_count', 'waiting_for'],
    ],
  ])
})
