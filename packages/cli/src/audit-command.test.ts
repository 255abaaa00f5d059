import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { prepareJoint } from '@concert/testing/cell-database'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type AuditedCell, concert, openAuditedCell } from '#audit-log.fixture.ts'

const name = `cli_audit_${process.pid}`
let cell: AuditedCell

beforeAll(async () => {
  cell = await openAuditedCell(name)
  await cell.append('hk', 3)
  await cell.append('mo', 1)
})
afterAll(() => cell.close())

describe('concert audit verify', () => {
  test('finds intact what the database wrote, read by an auditor who may do nothing else', async () => {
    expect(await cell.verify('hk')).toEqual({ code: 0, out: 'The audit chain of hk is intact: 3 entries.\n', err: '' })
    expect(await cell.verify('mo')).toMatchObject({ code: 0, out: 'The audit chain of mo is intact: 1 entries.\n' })
  })

  test('names the first entry that was rewritten behind the triggers', async () => {
    await cell.whileTampered(
      `update audit.lines set line = line || '!' where line_id = ${lineAt('hk', 2)}`,
      async () => {
        expect(await cell.verify('hk')).toMatchObject({
          code: 1,
          out: 'The audit chain of hk is broken at entry 2: its line is not the one that was hashed.\n',
        })
        expect((await cell.verify('mo')).code).toBe(0)
      },
    )
    expect((await cell.verify('hk')).code).toBe(0)
  })

  test.each([
    ["update audit.receipts set inputs_digest = repeat('0', 64)", 'is not the one that was recorded'],
    ["update audit.receipts set clause = '4.3'", 'is not the one that was recorded'],
    ["update audit.receipts set guard = 'other'", 'is not the one that was recorded'],
    ["update audit.receipts set actor = 'somebody'", 'is not the one that was recorded'],
    ['update audit.receipts set authorisation_id = null', 'is not the one that was recorded'],
    ['update audit.receipts set edition = null', 'is not the one that was recorded'],
    ['delete from audit.receipts', 'is missing'],
  ])('names the entry whose receipt was altered behind the triggers: %s', async (statement, why) => {
    await cell.whileTampered(`${statement} where line_id = ${lineAt('hk', 2)} and ordinal = 2`, async () => {
      expect(await cell.verify('hk')).toMatchObject({
        code: 1,
        out: `The audit chain of hk is broken at entry 2: its receipt 2 ${why}.\n`,
      })
    })
    expect((await cell.verify('hk')).code).toBe(0)
  })

  test.each([
    [
      `update platform.events set payload = replace(payload::text, '1.5', '1.6')::json`,
      'is not the one that was recorded',
    ],
    [`update platform.events set payload = (payload::text || ' ')::json`, 'is not the one that was recorded'],
    ["update platform.events set type = 'ApplicationDeclined'", 'is not the one that was recorded'],
    ["update platform.events set stream_id = 'app_other'", 'is not the one that was recorded'],
    ['update platform.events set version = 7', 'is not the one that was recorded'],
    ["update platform.events set actor = 'somebody'", 'is not the one that was recorded'],
    [`update platform.events set occurred_at = occurred_at - interval '1 day'`, 'is not the one that was recorded'],
    ['delete from platform.events', 'is missing'],
  ])('names the entry whose event was altered behind the triggers: %s', async (statement, why) => {
    const id = await eventOf('hk', 2)
    await cell.whileTampered(`${statement} where authority = 'hk' and id = '${id}'`, async () => {
      expect(await cell.verify('hk')).toMatchObject({
        code: 1,
        out: `The audit chain of hk is broken at entry 2: its event ${id} ${why}.\n`,
      })
    })
    expect((await cell.verify('hk')).code).toBe(0)
  })

  test('finds an event, and a receipt, that no entry names', async () => {
    const others = 'authority, stream, version, type, payload, actor, occurred_at'
    await cell.whileTampered(
      `insert into platform.events (${others}, stream_id, id)
       select ${others}, 'app_forged', gen_random_uuid() from platform.events where authority = 'hk' limit 1`,
      async () => {
        expect((await cell.verify('hk')).out).toContain('broken at entry 4: it is missing: 1 events are stored')
      },
    )
    const receipt = `select authority, ${lineAt('hk', 2)}, 3, clause, guard, inputs_digest, actor from audit.receipts where authority = 'hk' limit 1`
    const columns = 'authority, line_id, ordinal, clause, guard, inputs_digest, actor'
    await cell.whileTampered(`insert into audit.receipts (${columns}) ${receipt}`, async () => {
      expect((await cell.verify('hk')).out).toContain('broken at entry 2: it has 1 more receipts than were recorded')
    })
    await cell.whileTampered(
      `insert into audit.receipts (${columns}) ${receipt.replace(/ \(select.* 3,/, ' 9999, 1,')}`,
      async () => {
        expect((await cell.verify('hk')).out).toContain('broken at entry 4: it is missing: 1 receipts are stored')
      },
    )
  })

  test('follows a log across more entries than it reads at once', async () => {
    await cell.append('mo', 2_300)
    expect((await cell.verify('mo', '--json')).out).toBe(
      '{"authority":"mo","intact":true,"entries":2301,"waiting":0,"oldestWaitingSeconds":null}\n',
    )
  })

  test('names the first entry missing when the end was cut off', async () => {
    await cell.whileTampered(`delete from audit.entries where authority = 'hk' and place = 3`, async () => {
      expect((await cell.verify('hk', '--json')).out).toBe(
        '{"authority":"hk","intact":false,"brokenAt":3,"why":"it is missing; the head is at 3"}\n',
      )
    })
  })

  test('says of the database of others that it is not that of the authority, and calls nothing broken', async () => {
    expect(await cell.verify('cn-gd')).toEqual({
      code: 5,
      out: '',
      err: 'concert: The database is not that of cn-gd: it holds the record of hk and mo and none of cn-gd.\n',
    })
    const { code, out } = await cell.verify('cn-gd', '--json')
    expect([code, JSON.parse(out)]).toEqual([5, { error: expect.stringContaining('not that of cn-gd'), exitCode: 5 }])
  })

  test('says so of a database that is no cell’s', async () => {
    const joint = await prepareJoint(connectPostgres(inject('postgres')))
    const command = ['audit', 'verify', '--authority', 'hk', '--database', joint.adminUrl]
    const { code, out, err } = await concert(command)
    await joint.drop()
    expect({ code, out }).toEqual({ code: 5, out: '' })
    expect(err).toContain('The database is not that of a cell')
  })

  test('calls a record broken, not another’s, of which anything is left', async () => {
    const everything = ['entries', 'heads', 'waiting', 'receipts', 'lines'].map(
      (table) => `delete from audit.${table} where authority = 'hk'`,
    )
    await cell.whileTampered(everything.join(';'), async () => {
      expect(await cell.verify('hk')).toMatchObject({ code: 1, err: '' })
    })
  })

  test('does not call an empty log intact', async () => {
    const tables = ['audit.entries', 'audit.heads', 'audit.waiting', 'audit.receipts', 'audit.lines', 'platform.events']
    await cell.whileTampered(tables.map((table) => `delete from ${table}`).join(';'), async () => {
      expect(await cell.verify('cn-gd')).toMatchObject({ code: 1, out: expect.stringContaining('the log is empty') })
    })
  })

  test('ends with 64 for an unknown authority or a missing option', async () => {
    expect(await cell.verify('xx')).toMatchObject({ code: 64, out: '' })
    expect(await concert(['audit', 'verify', '--authority', 'hk'])).toMatchObject({ code: 64, out: '' })
  })

  test('reads where the database is from a file, and ends with 64 without it, or with both', async () => {
    const file = join(tmpdir(), `${name}.url`)
    writeFileSync(file, `${cell.auditorUrl}\n`, { mode: 0o600 })
    const command = ['audit', 'verify', '--log-only', '--authority', 'mo', '--database-file', file]
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

/** The number of the line that has a place in the chain, as SQL. */
const lineAt = (authority: string, place: number): string =>
  `(select line_id from audit.entries where authority = '${authority}' and place = ${place})`

async function eventOf(authority: string, place: number): Promise<string> {
  const { rows } = await cell.admin.query<{ id: string }>(
    `select line::jsonb -> 'events' -> 0 ->> 'id' as id from audit.lines where line_id = ${lineAt(authority, place)}`,
  )
  return rows[0]?.id ?? ''
}
