import { cellServices } from '@concert/db/prepare-database'
import { createPool } from '@concert/db/pool'
import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { usedAssertionsIn } from '#used-assertions.ts'

let cell: CellDatabase
let admin: Client
let pool: Pool

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  admin = new Client({ connectionString: cell.adminUrl })
  await admin.connect()
  pool = createPool({ connectionString: cell.url('identity'), applicationName: 'used assertions test' })
})
afterAll(async () => {
  await Promise.all([admin.end(), pool.end()])
  await cell.drop()
})

const inAMinute = () => new Date(Date.now() + 60_000)

/** Statements of a role behind the wall of Hong Kong, on a connection of its own. */
async function asRole<Result>(
  login: Parameters<CellDatabase['url']>[0],
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: cell.url(login) })
  await client.connect()
  try {
    await client.query(`set concert.authority = 'hk'; set concert.applicant = '*'`)
    return await work(client)
  } finally {
    await client.end()
  }
}

const OF_THE_TABLE = [
  'select * from identity.used_assertions',
  'select count(*) from identity.used_assertions',
  `insert into identity.used_assertions values ('hk', 'forged', now())`,
  `update identity.used_assertions set expires_at = now() - interval '2 hours'`,
  'delete from identity.used_assertions',
  'truncate identity.used_assertions',
  'drop table identity.used_assertions',
  'begin; lock table identity.used_assertions in access exclusive mode',
  'create table identity.own ()',
]

describe('the used assertions', () => {
  test('are known once for each authority', async () => {
    const [hongKong, macao] = [usedAssertionsIn(pool, 'hk'), usedAssertionsIn(pool, 'mo')]
    expect(await hongKong.use('one', inAMinute())).toBe(true)
    expect(await macao.use('one', inAMinute())).toBe(true)
    expect(await hongKong.use('one', inAMinute())).toBe(false)
    expect(await macao.use('one', new Date(0))).toBe(false)
  })

  test.each(OF_THE_TABLE)('are for nobody to read or change, not for the issuer itself: %s', async (statement) => {
    for (const login of [...cellServices, 'watch', 'identity'] as const)
      await expect(
        asRole(login, (client) => client.query(statement)),
        login,
      ).rejects.toMatchObject({ code: '42501' })
  })

  test.each([...cellServices, 'watch'] as const)('are not used up by %s', async (login) => {
    const use = asRole(login, (client) => client.query(`select identity.use_assertion('x', now())`))
    await expect(use).rejects.toMatchObject({ code: '42501' })
  })

  test('are kept behind the wall of an authority only', async () => {
    const client = new Client({ connectionString: cell.url('identity') })
    await client.connect()
    await expect(client.query(`select identity.use_assertion('x', now())`)).rejects.toMatchObject({ code: '42501' })
    await client.end()
  })

  test.each(['read committed', 'repeatable read', 'serializable'])(
    'are accepted by one of two transactions that meet, under %s',
    async (level) => {
      const id = `met under ${level}`
      const use = (client: Client) =>
        client.query<{ isFirst: boolean }>(`select identity.use_assertion($1, $2) as "isFirst"`, [id, inAMinute()])
      await asRole('identity', async (one) => {
        await asRole('identity', async (other) => {
          for (const client of [one, other]) {
            await client.query(`begin isolation level ${level}`)
            await client.query('select 1')
          }
          expect((await use(one)).rows).toEqual([{ isFirst: true }])
          const waiting = use(other).then(
            ({ rows }) => rows[0]?.isFirst,
            (error: unknown) => (error as { code: string }).code,
          )
          await one.query('commit')
          expect(await waiting).toBe(level === 'read committed' ? false : '40001')
        })
      })
    },
  )
})

test('the role of the issuer may use nothing else of the cell', async () => {
  const { rows } = await admin.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name
       from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'p', 'v', 'm', 'S') and nspname not in ('pg_catalog', 'information_schema')
        and (has_any_column_privilege('hk_identity', pg_class.oid, 'select, insert, update, references')
             or has_table_privilege('hk_identity', pg_class.oid, 'delete, truncate, trigger, maintain'))
     union all
     select oid::regprocedure::text from pg_proc
      where pronamespace::regnamespace::text !~ '^(pg_catalog|information_schema|bullmq)$'
        and has_schema_privilege('hk_identity', pronamespace, 'usage') and has_function_privilege('hk_identity', oid, 'execute')`,
  )
  expect(rows.map(({ name }) => name)).toEqual(['identity.use_assertion(text,timestamp with time zone)'])
})
