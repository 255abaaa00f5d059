import { connectPostgres } from '@concert/postgres/databases'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { migrate } from '../src/migrate.ts'
import { prepareDatabase } from '../src/prepare-database.ts'

const server = connectPostgres(inject('postgres'))
const ROLES_FILE = join(import.meta.dirname, '../../../migrations/roles.sql')
let folder: string
let database: string
let url: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-migrations-'))
  database = `migrate_${randomBytes(6).toString('hex')}`
  url = server.superuserUrl(database)
  await server.createDatabase(database)
  await prepareDatabase({ adminUrl: url, rolesFile: ROLES_FILE, migrationsFolder: folder, logins: [] })
  await file('0001-one.sql', 'create schema s; create table s.one (id int);')
})
afterEach(async () => {
  await server.dropDatabase(database)
  await rm(folder, { recursive: true })
})

const file = (name: string, text: string) => writeFile(join(folder, name), text)

async function tables(): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string; owner: string }>(
    `select tablename as name, tableowner as owner from pg_tables where schemaname = 's' order by 1`,
  )
  await client.end()
  return rows.map(({ name, owner }) => `${name} of ${owner}`)
}

describe('migrating', () => {
  it('applies what is not applied yet, in order of name, as the owner, and then nothing', async () => {
    await file('0002-two.sql', 'create table s.two (id int);')
    await file('notes.txt', 'this is no migration')
    expect(await migrate(url, folder)).toEqual({ applied: ['0001-one.sql', '0002-two.sql'], alreadyThere: 0 })
    expect(await migrate(url, folder)).toEqual({ applied: [], alreadyThere: 2 })
    expect(await tables()).toEqual(['one of concert_owner', 'two of concert_owner'])
  })

  it('that is interrupted in a file leaves nothing of that file, and goes on there the next time', async () => {
    await file('0002-two.sql', 'create table s.two (id int); select 1/0;')
    await expect(migrate(url, folder)).rejects.toThrow(/0002-two.sql failed: division by zero/)
    expect(await tables()).toEqual(['one of concert_owner'])
    await file('0002-two.sql', 'create table s.two (id int);')
    expect(await migrate(url, folder)).toEqual({ applied: ['0002-two.sql'], alreadyThere: 1 })
  })

  it('whose connection is killed in a file goes on there the next time', async () => {
    await file('0002-two.sql', 'create table s.two (id int); select pg_sleep(20);')
    const failure = migrate(url, folder).then(
      () => undefined,
      (error: unknown) => error,
    )
    const killer = new Client({ connectionString: url })
    await killer.connect()
    const kill = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
                  and application_name = 'concert migrate' and wait_event = 'PgSleep'`
    await expect.poll(async () => (await killer.query(kill)).rowCount, { timeout: 10_000 }).toBe(1)
    expect(await failure).toMatchObject({ message: expect.stringContaining('0002-two.sql failed') })
    await killer.end()
    await file('0002-two.sql', 'create table s.two (id int);')
    expect(await migrate(url, folder)).toEqual({ applied: ['0002-two.sql'], alreadyThere: 1 })
  })

  it('by two starters at once applies every file once', async () => {
    await file('0002-two.sql', 'create table s.two (id int); select pg_sleep(0.2);')
    const reports = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
    expect(reports.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 2])
  })

  it('refuses a file that was changed after it had been applied', async () => {
    await migrate(url, folder)
    await file('0001-one.sql', 'create schema s; create table s.one (id bigint);')
    await expect(migrate(url, folder)).rejects.toThrow(/0001-one.sql was changed/)
  })

  it('refuses a file that comes before one that was applied', async () => {
    await migrate(url, folder)
    await file('0000-zero.sql', 'create table s.zero (id int);')
    await expect(migrate(url, folder)).rejects.toThrow(/0000-zero.sql comes before 0001-one.sql/)
    expect(await tables()).toEqual(['one of concert_owner'])
  })

  it('refuses a database that a newer version has migrated', async () => {
    await file('0009-newer.sql', 'create table s.newer (id int);')
    await migrate(url, folder)
    await rm(join(folder, '0009-newer.sql'))
    await expect(migrate(url, folder)).rejects.toThrow(/newer than this version: it has 0009-newer.sql/)
  })
})

describe('preparing a database', () => {
  it('by four starters at once makes each role once, lets it connect, and nobody else', async () => {
    const logins = ['a', 'b', 'c'].map((name) => ({
      name: `${database}_${name}`,
      group: 'concert_applications',
      password: `it's ${name}`,
    }))
    const prepare = () => prepareDatabase({ adminUrl: url, rolesFile: ROLES_FILE, migrationsFolder: folder, logins })
    await Promise.all([prepare(), prepare(), prepare(), prepare()])
    for (const { name, password } of logins) {
      const client = new Client({ connectionString: server.url(database, name, password) })
      await client.connect()
      await expect(client.query('create table public.mine (id int)')).rejects.toMatchObject({ code: '42501' })
      await expect(client.query('create temporary table mine (id int)')).rejects.toMatchObject({ code: '42501' })
      await client.end()
    }
    await server.createDatabase(`${database}_other`)
    await prepareDatabase({
      adminUrl: server.superuserUrl(`${database}_other`),
      rolesFile: ROLES_FILE,
      migrationsFolder: folder,
      logins: [],
    })
    const [first] = logins
    const stranger = new Client({ connectionString: server.url(`${database}_other`, first?.name, first?.password) })
    await expect(stranger.connect()).rejects.toMatchObject({ code: '42501' })
    await server.dropDatabase(`${database}_other`)
  })
})
