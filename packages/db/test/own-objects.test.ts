import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { ensureLogin } from '../src/login-role.ts'
import { createPool } from '../src/pool.ts'
import { assertSafeDatabase } from '../src/safe-start.ts'

// What a role may come to own, or be a member of, and what the preparation makes of it.

const server = connectPostgres(inject('postgres'))
let cell: CellDatabase
let other: CellDatabase
let admin: Client
let role: { name: string; group: string; password: string; connectionsMax: number }
let url: string

beforeAll(async () => {
  cell = await prepareCell(server, 'hk')
  other = await prepareCell(server, 'mo')
  admin = new Client({ connectionString: cell.adminUrl })
  await admin.connect()
  role = { name: `own_${cell.name}`, group: 'concert_applications', password: 'x', connectionsMax: 3 }
  url = server.url(cell.name, role.name, role.password)
})
afterAll(async () => {
  await admin.end()
  await other.drop()
  await cell.drop()
})
beforeEach(async () => {
  await prepare()
  await admin.query(`grant connect on database ${cell.name}, ${other.name} to ${role.name}`)
})
afterEach(async () => {
  for (const { adminUrl } of [cell, other]) await as(adminUrl, `drop owned by ${role.name} cascade`)
  await admin.query(`drop role ${role.name}`)
})

const prepare = () => ensureLogin(admin, cell.adminUrl, role)

async function as(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function start(): Promise<void> {
  const pool = createPool({ connectionString: url, applicationName: 'own objects test', max: 1 })
  try {
    await assertSafeDatabase(pool)
  } finally {
    await pool.end()
  }
}

const defaults = 'alter default privileges grant all on tables to public'

describe('after the next preparation a service starts, although its role', () => {
  it.each<[string, () => Promise<void>]>([
    ['gave away what it will own', () => as(url, defaults)],
    [
      'gave it away in one schema',
      () => as(url, `alter default privileges in schema applications grant select on tables to public`),
    ],
    ['took it from itself', () => as(url, `alter default privileges revoke all on tables from ${role.name}`)],
    ['gave it away in another database of the server', () => as(server.url(other.name, role.name, 'x'), defaults)],
    [
      'had a large object, of the time before that was closed',
      () =>
        as(
          cell.adminUrl,
          `do $$ begin execute format('alter large object %s owner to ${role.name}', lo_create(0)); end $$`,
        ),
    ],
    [
      'had a large object and defaults in another database',
      async () => {
        await as(
          other.adminUrl,
          `do $$ begin execute format('alter large object %s owner to ${role.name}', lo_create(0)); end $$`,
        )
        await as(server.url(other.name, role.name, 'x'), defaults)
      },
    ],
  ])('%s', async (_what, attack) => {
    await attack()
    await expect(start()).rejects.toThrow(/owns/)
    await prepare()
    await expect(start()).resolves.toBeUndefined()
  })
})

it('what an administrator gave a role stays, and the service does not start', async () => {
  await admin.query(`create schema kept authorization ${role.name}`)
  await as(url, defaults)
  await prepare()
  await expect(start()).rejects.toThrow(/owns 2 objects/)
  expect((await admin.query(`select from pg_namespace where nspname = 'kept'`)).rowCount).toBe(1)
  await admin.query('drop schema kept')
})

it('nothing of anybody else is removed, and the right to connect stays', async () => {
  const { rows } = await admin.query<{ oid: number }>('select lo_create(0) as oid')
  await as(url, defaults)
  await prepare()
  const { rowCount } = await admin.query('select from pg_largeobject_metadata where oid = $1', [rows[0]?.oid])
  expect(rowCount).toBe(1)
  await expect(as(server.url(other.name, role.name, 'x'), 'select 1')).resolves.toBeUndefined()
})

describe('the next preparation', () => {
  const facts = async () =>
    (
      await admin.query(
        `select rolcanlogin, rolinherit, rolconnlimit, rolvaliduntil::text,
                array(select roleid::regrole::text || case when admin_option then '*' else '' end from pg_auth_members
                       where member = role.oid order by 1) as member_of,
                array(select member::regrole::text from pg_auth_members where roleid = role.oid) as members
           from pg_roles role where rolname = $1`,
        [role.name],
      )
    ).rows[0]

  it.each<[string, () => string]>([
    ['cannot log in', () => `alter role ${role.name} nologin`],
    ['inherits nothing', () => `alter role ${role.name} noinherit`],
    ['may connect once', () => `alter role ${role.name} connection limit 1`],
    ['may connect without limit', () => `alter role ${role.name} connection limit -1`],
    ['has expired', () => `alter role ${role.name} valid until '2020-01-01'`],
    ['is a member of another service’s group', () => `grant concert_certificates to ${role.name}`],
    ['may become the owner', () => `grant concert_owner to ${role.name}`],
    ['may pass its group on', () => `grant concert_applications to ${role.name} with admin option`],
    ['has a member', () => `grant ${role.name} to concert_evidence`],
  ])('brings back a role that %s', async (_what, sql) => {
    const before = await facts()
    expect(before).toEqual({
      rolcanlogin: true,
      rolinherit: true,
      rolconnlimit: 3,
      rolvaliduntil: 'infinity',
      member_of: ['concert_applications'],
      members: [],
    })
    await admin.query(sql())
    expect(await facts()).not.toEqual(before)
    await prepare()
    expect(await facts()).toEqual(before)
  })
})

describe('a role', () => {
  it('has no more connections than its limit, and cannot raise that', async () => {
    await expect(as(url, `alter role ${role.name} connection limit 100`)).rejects.toMatchObject({ code: '42501' })
    const held = Array.from({ length: 3 }, () => new Client({ connectionString: url }))
    await Promise.all(held.map((client) => client.connect()))
    await expect(as(url, 'select 1')).rejects.toMatchObject({ code: '53300' })
    await Promise.all(held.map((client) => client.end()))
  })

  it.each([
    'select lo_create(0)',
    'select lo_creat(-1)',
    `select lo_from_bytea(0, 'x')`,
    'select pg_advisory_lock(1)',
    'select pg_advisory_xact_lock(1)',
    'select pg_try_advisory_lock(1)',
    'select pg_try_advisory_xact_lock_shared(1, 2)',
    `select pg_logical_emit_message(false, 'x', 'y')`,
    'create temporary table mine (id int)',
    'create table public.mine (id int)',
    'create schema mine',
  ])('may not: %s', async (sql) => {
    await expect(as(url, sql)).rejects.toMatchObject({ code: '42501' })
  })

  it.each(['postgres', 'template1'])(
    'cannot connect to %s, where nothing of ours would be in its way',
    async (database) => {
      await expect(as(server.url(database, role.name, 'x'), 'select 1')).rejects.toMatchObject({ code: '42501' })
    },
  )
})

it('may, as the role of workflows, call what the functions of the queue lock with, until the end of a transaction only', async () => {
  const workflows = cell.url('workflows')
  await expect(as(workflows, 'select pg_advisory_xact_lock(1)')).resolves.toBeUndefined()
  await expect(as(workflows, 'select pg_advisory_lock(1)')).rejects.toMatchObject({ code: '42501' })
})
