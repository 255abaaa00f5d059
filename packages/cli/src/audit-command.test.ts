import { join } from 'node:path'
import { prepareDatabase } from '@concert/db'
import { connectPostgres, type PostgresDatabases } from '@concert/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { run } from '#run.ts'

const root = join(import.meta.dirname, '../../..')
const name = `cli_audit_${process.pid}`
const auditor = { name: `${name}_auditor`, group: 'concert_auditor', password: 'only-in-this-test' }

let server: PostgresDatabases
let admin: pg.Client

beforeAll(async () => {
  server = connectPostgres(inject('postgres'))
  await server.createDatabase(name)
  await prepareDatabase({
    adminUrl: server.superuserUrl(name),
    rolesFile: join(root, 'infra/postgres/roles.sql'),
    migrationsFolder: join(root, 'migrations/cell'),
    logins: [auditor],
  })
  admin = new pg.Client({ connectionString: server.superuserUrl(name) })
  await admin.connect()
  await append('hk', 'application.submitted 海港', 3)
  await append('mo', 'recognition.decided', 1)
})
afterAll(async () => {
  await admin.end()
  await server.dropDatabase(name)
})

describe('concert audit verify', () => {
  test('finds intact what the database wrote, read by an auditor who may do nothing else', async () => {
    expect(await verify('hk')).toEqual({ code: 0, out: 'The audit chain of hk is intact: 3 entries.\n', err: '' })
    expect(await verify('mo')).toMatchObject({ code: 0, out: 'The audit chain of mo is intact: 1 entries.\n' })
  })

  test('follows a log across more entries than it reads at once', async () => {
    await append('mo', 'recognition.decided', 2_300)
    expect((await verify('mo', '--json')).out).toBe('{"authority":"mo","intact":true,"entries":2301}\n')
  })

  test('names the first entry that was rewritten behind the triggers', async () => {
    const restore = await tamper(`update audit.entries set line = line || '!' where authority = 'hk' and seq = 2`)
    expect(await verify('hk')).toMatchObject({
      code: 1,
      out: 'The audit chain of hk is broken at entry 2: its line is not the one that was hashed.\n',
    })
    expect((await verify('mo')).code).toBe(0)
    await restore(`update audit.entries set line = rtrim(line, '!') where authority = 'hk' and seq = 2`)
    expect((await verify('hk')).code).toBe(0)
  })

  test('names the first entry missing when the end was cut off', async () => {
    await tamper(`delete from audit.entries where authority = 'hk' and seq = 3`)
    expect((await verify('hk', '--json')).out).toBe(
      '{"authority":"hk","intact":false,"brokenAt":3,"why":"it is missing; the head is at 3"}\n',
    )
  })

  test('does not call an empty log intact', async () => {
    expect(await verify('cn-gd')).toMatchObject({ code: 1 })
  })

  test('ends with 64 for an unknown authority or a missing option', async () => {
    expect(await verify('xx')).toMatchObject({ code: 64, out: '' })
    expect(await concert(['audit', 'verify', '--authority', 'hk'])).toMatchObject({ code: 64, out: '' })
  })

  test('ends with 69 where no database answers, and does not repeat the password', async () => {
    const { code, out, err } = await concert(
      'audit verify --authority hk --database postgres://someone:hush@127.0.0.1:1/none'.split(' '),
    )
    expect({ code, out }).toEqual({ code: 69, out: '' })
    expect(err).toContain('cannot read the audit log')
    expect(err).not.toContain('hush')
  })
})

function verify(authority: string, ...options: string[]) {
  const database = server.url(name, auditor.name, auditor.password)
  return concert(['audit', 'verify', '--database', database, '--authority', authority, ...options])
}

async function concert(args: string[]) {
  const said = { out: '', err: '' }
  const code = await run(args, {
    stdin: (async function* () {})(),
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    fetch: () => Promise.reject(new Error('an audit fetches nothing')),
    now: () => new Date(0),
  })
  return { code, ...said }
}

async function append(authority: string, line: string, times: number): Promise<void> {
  await admin.query('begin')
  await admin.query(`select set_config('concert.authority', $1, true)`, [authority])
  await admin.query('select audit.append($1 || n) from generate_series(1, $2::int) n', [line, times])
  await admin.query('commit')
}

/** Does what only the owner of the table can: writes to it with its triggers off. Returns the same power, to undo it. */
async function tamper(statement: string): Promise<(statement: string) => Promise<unknown>> {
  await admin.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
  return tamper
}
