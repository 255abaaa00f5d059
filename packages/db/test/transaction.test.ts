import { once } from 'node:events'
import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { type Transaction, withAuthority } from '../src/authority-transaction.ts'
import { oneStatement } from '../src/one-statement.ts'
import { createPool } from '../src/pool.ts'

const hk = { authority: 'hk', applicant: '*' } as const
let cell: CellDatabase
let pool: Pool

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  // One connection: whatever one transaction leaves behind, the next one finds.
  pool = createPool({ connectionString: cell.url('applications'), applicationName: 'transaction test', max: 1 })
})
afterAll(async () => {
  await pool.end()
  await cell.drop()
})

async function wallOf(queryable: Pick<Pool, 'query'>): Promise<unknown> {
  const { rows } = await queryable.query(
    'select platform.current_authority() as authority, platform.current_applicant() as applicant',
  )
  return rows[0]
}

const insertOrganisation = (transaction: Transaction, id: string) =>
  transaction.client.query(
    `insert into applications.organisations (authority, organisation_id, applicant_id, version, names, identifier_scheme,
       identifier_value, place, address, contact, state, registered_at)
     values ('hk', $1, 'alice', 1, '{}', 'HK-UBI', $1, 'HK', 'x', '{}', '{}', now())`,
    [id],
  )

async function isThere(id: string): Promise<boolean> {
  const { rowCount } = await withAuthority(pool, hk, ({ client }) =>
    client.query('select from applications.organisations where organisation_id = $1', [id]),
  )
  return rowCount === 1
}

describe('the transaction of an authority', () => {
  it('sees its authority and applicant, and the next use of the connection sees neither', async () => {
    const seen = await withAuthority(pool, { authority: 'hk', applicant: 'alice' }, ({ client }) => wallOf(client))
    expect(seen).toEqual({ authority: 'hk', applicant: 'alice' })
    expect(await wallOf(pool)).toEqual({ authority: null, applicant: null })
  })

  it("takes an applicant's id as it is, whatever it would mean in SQL", async () => {
    const applicant = `o'brien\\'; set role postgres; --`
    const seen = await withAuthority(pool, { authority: 'hk', applicant }, ({ client }) => wallOf(client))
    expect(seen).toEqual({ authority: 'hk', applicant })
  })

  it('leaves no setting behind when it fails either', async () => {
    await expect(withAuthority(pool, hk, ({ client }) => client.query('select 1/0'))).rejects.toMatchObject({
      code: '22012',
    })
    expect(await wallOf(pool)).toEqual({ authority: null, applicant: null })
  })

  it('writes nothing of work that throws', async () => {
    const work = withAuthority(pool, hk, async (transaction) => {
      await insertOrganisation(transaction, 'org_thrown')
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await isThere('org_thrown')).toBe(false)
  })

  it('does not report success when a statement failed and its error was swallowed', async () => {
    const work = withAuthority(pool, hk, async (transaction) => {
      await insertOrganisation(transaction, 'org_swallowed')
      await transaction.client.query('select 1/0').catch(() => undefined)
      return 'done'
    })
    await expect(work).rejects.toThrow(/rolled back/)
    expect(await isThere('org_swallowed')).toBe(false)
  })

  it('cannot be used after its end by work that nobody awaited', async () => {
    let kept: Transaction | undefined
    await withAuthority(pool, hk, async (transaction) => {
      kept = transaction
    })
    expect(() => kept?.client.query('select 1')).toThrow(/has ended/)
    await expect(Promise.resolve(kept?.db.execute('select 1'))).rejects.toMatchObject({
      cause: { message: expect.stringContaining('has ended') },
    })
  })

  it('says its time as RFC 3339 in UTC to the millisecond, the same as the database says', async () => {
    const { now, same } = await withAuthority(pool, hk, async (transaction) => {
      const { rows } = await transaction.client.query<{ same: boolean }>(
        `select date_trunc('milliseconds', transaction_timestamp()) = $1::timestamptz as same`,
        [transaction.now],
      )
      return { now: transaction.now, same: rows[0]?.same }
    })
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(same).toBe(true)
  })

  it.each(['40001', '40P01'])(
    'is tried again after a failure of serialization (%s), and gives up after four',
    async (code) => {
      let attempts = 0
      const fail = (until: number) =>
        withAuthority(pool, hk, async ({ client }) => {
          attempts += 1
          if (attempts < until) await client.query(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`)
          return attempts
        })
      expect(await fail(3)).toBe(3)
      attempts = 0
      await expect(fail(9)).rejects.toMatchObject({ code })
      expect(attempts).toBe(4)
    },
  )

  it('is not tried again after another error', async () => {
    let attempts = 0
    const work = withAuthority(pool, hk, async ({ client }) => {
      attempts += 1
      await client.query('select 1/0')
    })
    await expect(work).rejects.toMatchObject({ code: '22012' })
    expect(attempts).toBe(1)
  })

  it('whose connection is killed fails alone: the pool opens another', async () => {
    const work = withAuthority(pool, hk, ({ client }) => client.query('select pg_terminate_backend(pg_backend_pid())'))
    await expect(work).rejects.toThrow(/terminat/)
    expect(await isThere('org_nothing')).toBe(false)
  })

  it('whose connection is killed between two statements fails alone, and does not end the process', async () => {
    const admin = new Client({ connectionString: cell.adminUrl })
    await admin.connect()
    const work = withAuthority(pool, hk, async ({ client }) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
      await admin.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      // Its end is noticed while no statement of it runs.
      await expect
        .poll(() => admin.query('select from pg_stat_activity where pid = $1', [rows[0]?.pid]))
        .toMatchObject({ rowCount: 0 })
      await new Promise((resolve) => setImmediate(resolve))
      await client.query('select 1')
    })
    await expect(work).rejects.toThrow(/terminat|not queryable/)
    await admin.end()
    expect(await isThere('org_nothing')).toBe(false)
  })
})

describe('the first statements of a transaction', () => {
  const wall = { text: 'select platform.current_authority() as authority, platform.current_applicant() as applicant' }

  it('see its wall, and their answers are given to the work in their order', async () => {
    const one = { name: 'test-one', text: 'select $1::int as n', values: [1] }
    const seen = await withAuthority(pool, hk, async (_transaction, answers) => answers.map(({ rows }) => rows), [
      wall,
      one,
    ])
    expect(seen).toEqual([[{ authority: 'hk', applicant: '*' }], [{ n: 1 }]])
  })

  it('of which one fails end the transaction before the work, and leave nothing behind', async () => {
    const work = vi.fn<() => Promise<void>>()
    await expect(withAuthority(pool, hk, work, [{ text: 'select 1/0' }, wall])).rejects.toMatchObject({ code: '22012' })
    expect(work).not.toHaveBeenCalled()
    expect(await wallOf(pool)).toEqual({ authority: null, applicant: null })
  })

  it('are sent with the beginning, before anything is answered', async () => {
    const client = await pool.connect()
    const { stream } = (client as unknown as Client).connection
    client.release()
    const write = vi.spyOn(stream, 'write')
    const sentAtAnswer = new Promise<number>((resolve) => {
      stream.once('data', () => resolve(write.mock.calls.length))
    })
    let sentAtWork = 0
    await withAuthority(pool, hk, async () => void (sentAtWork = write.mock.calls.length), [wall, wall])
    expect(sentAtWork).toBe(await sentAtAnswer)
    write.mockRestore()
  })
})

describe('one statement of an authority', () => {
  const wall = { text: 'select platform.current_authority() as authority, platform.current_applicant() as applicant' }

  it('sees its authority and applicant, and the next use of the connection sees neither', async () => {
    const { rows } = await oneStatement(pool, { authority: 'hk', applicant: 'alice' }, wall)
    expect(rows).toEqual([{ authority: 'hk', applicant: 'alice' }])
    expect(await wallOf(pool)).toEqual({ authority: null, applicant: null })
  })

  it('is prepared once per connection and committed with each use', async () => {
    const add = (id: string) =>
      oneStatement(pool, hk, {
        name: 'test-add',
        text: `insert into applications.organisations (authority, organisation_id, applicant_id, version, names,
                 identifier_scheme, identifier_value, place, address, contact, state, registered_at)
               values ('hk', $1, 'alice', 1, '{}', 'HK-UBI', $1, 'HK', 'x', '{}', '{}', now())`,
        values: [id],
      })
    await add('org_first')
    await add('org_second')
    expect([await isThere('org_first'), await isThere('org_second')]).toEqual([true, true])
    const { rows } = await pool.query("select from pg_prepared_statements where name = 'test-add'")
    expect(rows).toHaveLength(1)
  })

  it('that fails leaves no transaction, no setting and no other answer behind', async () => {
    const pid = async () => (await pool.query('select pg_backend_pid() as pid')).rows[0].pid
    const before = await pid()
    for (const text of ['select 1/0', 'this is no SQL', "select 'x'::int"]) {
      await expect(oneStatement(pool, hk, { text })).rejects.toMatchObject({ code: expect.stringMatching(/^(22|42)/) })
      expect(await wallOf(pool)).toEqual({ authority: null, applicant: null })
    }
    const { rows } = await pool.query('select now() = statement_timestamp() as fresh')
    expect(rows).toEqual([{ fresh: true }])
    expect(await pid()).toBe(before)
  })

  it('that breaks a rule at its commit fails', async () => {
    const admin = new Client({ connectionString: cell.adminUrl })
    await admin.connect()
    await admin.query(`create table public.late (n int unique deferrable initially deferred);
                       grant insert on public.late to public`)
    const twice = oneStatement(pool, hk, { text: 'insert into public.late values (1), (1)' })
    await expect(twice).rejects.toMatchObject({ code: '23505' })
    expect(await wallOf(pool)).toEqual({ authority: null, applicant: null })
    await admin.query('drop table public.late')
    await admin.end()
  })

  it('is tried again after a failure of serialization, and gives up after four', async () => {
    const connect = vi.spyOn(pool, 'connect')
    const text = `do $$ begin raise exception 'x' using errcode = '40001'; end $$`
    await expect(oneStatement(pool, hk, { text })).rejects.toMatchObject({ code: '40001' })
    expect(connect).toHaveBeenCalledTimes(4)
    connect.mockRestore()
  })

  it('whose connection is killed fails alone: the pool opens another', async () => {
    const killed = oneStatement(pool, hk, { text: 'select pg_terminate_backend(pg_backend_pid())' })
    await expect(killed).rejects.toThrow(/terminat/)
    expect(await isThere('org_nothing')).toBe(false)
  })

  it('is sent whole before anything of its answer is awaited', async () => {
    const client = await pool.connect()
    const { stream } = (client as unknown as Client).connection
    client.release()
    const write = vi.spyOn(stream, 'write')
    const sentAtAnswer = new Promise<number>((resolve) => {
      stream.once('data', () => resolve(write.mock.calls.length))
    })
    await oneStatement(pool, hk, wall)
    expect(write).toHaveBeenCalledTimes(await sentAtAnswer)
    write.mockRestore()
  })
})

describe('a connection of the pool', () => {
  it('has limits on statements, locks and idle transactions, and the time zone UTC', async () => {
    const { rows } = await pool.query(
      `select name, setting from pg_settings where name in
         ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'TimeZone') order by name`,
    )
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      idle_in_transaction_session_timeout: '10000',
      lock_timeout: '2000',
      statement_timeout: '5000',
      TimeZone: 'UTC',
    })
  })

  it('gives up a statement at its limit', async () => {
    const work = withAuthority(pool, hk, async ({ client }) => {
      await client.query("set local statement_timeout = '50ms'")
      await client.query('select pg_sleep(5)')
    })
    await expect(work).rejects.toMatchObject({ code: '57014' })
  })

  it('that gives no answer at all is given up and not handed to anybody else', async () => {
    const connectionString = cell.url('applications')
    const impatient = createPool({ connectionString, applicationName: 'impatient', max: 1, silenceMs: 200 })
    const pids: unknown[] = []
    const work = withAuthority(impatient, hk, async ({ client }) => {
      pids.push((await client.query('select pg_backend_pid() as pid')).rows[0].pid)
      await client.query('select pg_sleep(3)')
    })
    await expect(work).rejects.toThrow('no answer for 200 ms')
    pids.push((await impatient.query('select pg_backend_pid() as pid')).rows[0].pid)
    expect(pids[1]).not.toBe(pids[0])
    await impatient.end()
  })

  it('that is held without a statement is not silent', async () => {
    const connectionString = cell.url('applications')
    const impatient = createPool({ connectionString, applicationName: 'patient', max: 1, silenceMs: 50 })
    const client = await impatient.connect()
    await client.query('select 1')
    await once((client as unknown as Client).connection.stream, 'timeout')
    await expect(client.query('select 1')).resolves.toMatchObject({ rowCount: 1 })
    client.release()
    await impatient.end()
  })

  it('hands instants over as the API writes them, and counts as numbers', async () => {
    const { rows } = await pool.query(`select timestamptz '2026-11-23 17:00:00+08' as at, 5::bigint as count`)
    expect(rows[0]).toEqual({ at: '2026-11-23T09:00:00.000Z', count: 5 })
  })
})
