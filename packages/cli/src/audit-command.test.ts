import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres, type PostgresDatabases } from '@concert/postgres/databases'
import { type Wall, withAuthority } from '@concert/db/authority-transaction'
import { newId } from '@concert/db/identifiers'
import { createPool } from '@concert/db/pool'
import { prepareDatabase } from '@concert/db/prepare-database'
import { recordChange } from '@concert/db/record-change'

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
    rolesFile: join(root, 'migrations/roles.sql'),
    migrationsFolder: join(root, 'migrations/cell'),
    logins: [auditor],
  })
  admin = new pg.Client({ connectionString: server.superuserUrl(name) })
  await admin.connect()
  await append('hk', 3)
  await append('mo', 1)
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

  test.each([
    ["update audit.receipts set inputs_hash = sha256('other')", 'is not the one that was recorded'],
    ["update audit.receipts set clause = '4.3'", 'is not the one that was recorded'],
    ["update audit.receipts set guard = 'other'", 'is not the one that was recorded'],
    ["update audit.receipts set actor = 'somebody'", 'is not the one that was recorded'],
    ['update audit.receipts set authorisation_id = null', 'is not the one that was recorded'],
    ['update audit.receipts set edition = null', 'is not the one that was recorded'],
    ['delete from audit.receipts', 'is missing'],
  ])('names the entry whose receipt was altered behind the triggers: %s', async (statement, why) => {
    await whileTampered(`${statement} where authority = 'hk' and seq = 2 and ordinal = 2`, async () => {
      expect(await verify('hk')).toMatchObject({
        code: 1,
        out: `The audit chain of hk is broken at entry 2: its receipt 2 ${why}.\n`,
      })
    })
    expect((await verify('hk')).code).toBe(0)
  })

  test.each([
    [`update platform.events set payload = jsonb_set(payload, '{seed}', '2')`, 'is not the one that was recorded'],
    ["update platform.events set type = 'ApplicationWithdrawn'", 'is not the one that was recorded'],
    ["update platform.events set stream_id = 'app_other'", 'is not the one that was recorded'],
    ['update platform.events set version = 7', 'is not the one that was recorded'],
    ["update platform.events set actor = 'somebody'", 'is not the one that was recorded'],
    [`update platform.events set occurred_at = occurred_at - interval '1 day'`, 'is not the one that was recorded'],
    ['delete from platform.events', 'is missing'],
  ])('names the entry whose event was altered behind the triggers: %s', async (statement, why) => {
    const id = await eventOf('hk', 2)
    await whileTampered(`${statement} where authority = 'hk' and id = '${id}'`, async () => {
      expect(await verify('hk')).toMatchObject({
        code: 1,
        out: `The audit chain of hk is broken at entry 2: its event ${id} ${why}.\n`,
      })
    })
    expect((await verify('hk')).code).toBe(0)
  })

  test('finds an event, and a receipt, that no entry names', async () => {
    const another = `select authority, stream, 'app_forged', version, gen_random_uuid(), type, payload, actor, occurred_at`
    await whileTampered(
      `insert into platform.events ${another} from platform.events where authority = 'hk' limit 1`,
      async () => {
        expect((await verify('hk')).out).toContain('broken at entry 4: it is missing: 1 events are stored')
      },
    )
    const receipt = `select authority, 2, 3, clause, guard, inputs_hash, actor from audit.receipts where authority = 'hk' limit 1`
    const columns = 'authority, seq, ordinal, clause, guard, inputs_hash, actor'
    await whileTampered(`insert into audit.receipts (${columns}) ${receipt}`, async () => {
      expect((await verify('hk')).out).toContain('broken at entry 2: it has 1 more receipts than were recorded')
    })
    await whileTampered(`insert into audit.receipts (${columns}) ${receipt.replace(' 2, 3,', ' 99, 1,')}`, async () => {
      expect((await verify('hk')).out).toContain('broken at entry 4: it is missing: 1 receipts are stored')
    })
  })

  test('follows a log across more entries than it reads at once', async () => {
    await append('mo', 2_300)
    expect((await verify('mo', '--json')).out).toBe('{"authority":"mo","intact":true,"entries":2301}\n')
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

  test('reads where the database is from a file, and ends with 64 without it, or with both', async () => {
    const file = join(tmpdir(), `${name}.url`)
    writeFileSync(file, `${server.url(name, auditor.name, auditor.password)}\n`, { mode: 0o600 })
    const command = ['audit', 'verify', '--authority', 'mo', '--database-file', file]
    expect(await concert(command)).toMatchObject({ code: 0 })
    expect(await concert([...command, '--database', 'postgres://127.0.0.1/none'])).toMatchObject({ code: 64, out: '' })
    rmSync(file)
    const { code, err } = await concert(command)
    expect(code).toBe(64)
    expect(err).toContain('cannot read --database-file')
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

const assigned = {
  at: '2026-11-23T09:00:00.000Z',
  by: 'harbour-legal',
  applicationId: 'app_0197f3a0-0000-7000-8000-000000000001',
  team: [],
  exclusions: [{ personId: 'mei.lin', function: 'evaluator', reasons: ['海港', 'HK'] }],
  seed: 1.5,
} as const

/** Records changes as the services do: each with one event and two receipts. */
async function append(authority: Wall['authority'], times: number): Promise<void> {
  const pool = createPool({ connectionString: server.superuserUrl(name), applicationName: 'test', max: 1 })
  await withAuthority(pool, { authority, applicant: '*' }, async (transaction) => {
    for (let n = 0; n < times; n += 1) {
      const evaluationId = newId('evl')
      await recordChange(transaction, {
        stream: 'evaluation',
        streamId: evaluationId,
        version: 0,
        action: 'evaluators.assigned',
        actor: { id: 'harbour-legal', authorisationId: 'aut-1' },
        edition: 'GBA-AI 2026-1',
        events: [{ type: 'EvaluatorsAssigned', payload: { ...assigned, evaluationId } }],
        receipts: [
          { clause: '7.2', guard: 'complete', inputs: { answers: 40 } },
          { clause: '4.2', guard: 'impartial', inputs: {} },
        ],
      })
    }
  })
  await pool.end()
}

async function eventOf(authority: Wall['authority'], seq: number): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(
    `select line::jsonb -> 'events' -> 0 ->> 'id' as id from audit.entries where authority = $1 and seq = $2`,
    [authority, seq],
  )
  return rows[0]?.id ?? ''
}

/** Changes the records beside the chain, checks, and restores them. */
async function whileTampered(statement: string, look: () => Promise<void>): Promise<void> {
  await admin.query(
    'create table kept_receipts as table audit.receipts; create table kept_events as table platform.events',
  )
  try {
    await tamper(statement)
    await look()
  } finally {
    await tamper(`delete from audit.receipts; insert into audit.receipts table kept_receipts;
      delete from platform.events; insert into platform.events table kept_events; drop table kept_receipts, kept_events`)
  }
}

/** Writes to the table with its triggers off, which only its owner can do. Returns the same power, to undo it. */
async function tamper(statement: string): Promise<(statement: string) => Promise<unknown>> {
  await admin.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`)
  return tamper
}
