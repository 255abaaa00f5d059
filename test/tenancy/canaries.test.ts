import { connectPostgres } from '@concert/postgres/databases'
import { withAuthority } from '@concert/db/authority-transaction'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { createPool } from '@concert/db/pool'
import { cellServices, type CellService } from '@concert/db/prepare-database'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client, type Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Column, columnsOf, plantCanaries } from './canaries.fixture.ts'

/**
 * One database that all authorities share, and in every table of it a row of each, where the table has applicants one of each of
 * two. What a service's own role sees and changes is then asked of PostgreSQL itself, table by table, past all of our code.
 */
let cell: CellDatabase
let admin: Client
let columns: Column[]
const pools = new Map<CellService, Pool>()

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  admin = new Client({ connectionString: cell.adminUrl })
  await admin.connect()
  columns = await columnsOf(admin)
  await plantCanaries(admin, columns)
  for (const service of cellServices) {
    // One connection each, so that a setting which outlived its transaction would be found.
    pools.set(service, createPool({ connectionString: cell.url(service), applicationName: 'canaries', max: 1 }))
  }
})
afterAll(async () => {
  await Promise.all([...pools.values()].map((pool) => pool.end()))
  await admin.end()
  await cell.drop()
})

/** Each authority with each other one. */
const pairs = authorities.flatMap((own) =>
  authorities.filter((other) => other !== own).map((other) => [own, other] as const),
)

const tenantTables = (): string[] => [
  ...new Set(columns.filter(({ name }) => name === 'authority').map(({ table }) => table)),
]
const hasApplicant = (table: string): boolean =>
  columns.some((column) => column.table === table && column.name === 'applicant_id')

/** What a service may do to the columns of a table, as PostgreSQL says. */
async function permitted(service: CellService, privilege: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE') {
  const { rows } = await admin.query<{ table: string; columns: string[] | null }>(
    privilege === 'DELETE'
      ? `select oid::regclass::text as table, null as columns from pg_class
         where relkind = 'r' and has_table_privilege($1, oid, $2) and oid::regclass::text = any($3)`
      : `select attrelid::regclass::text as table, array_agg(attname::text order by attnum) as columns from pg_attribute
         where attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
           and attrelid::regclass::text = any($3) and has_column_privilege($1, attrelid, attnum, $2)
         group by attrelid`,
    [`concert_${service}`, privilege, tenantTables()],
  )
  return rows.map((row) => ({ table: row.table, columns: row.columns ?? [] }))
}

async function ofEveryService(privilege: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE') {
  const found: [CellService, { table: string; columns: string[] }][] = []
  for (const service of cellServices) {
    for (const entry of await permitted(service, privilege)) found.push([service, entry])
  }
  return found
}

function poolOf(service: CellService): Pool {
  const pool = pools.get(service)
  if (pool === undefined) throw new Error(`no pool of ${service}`)
  return pool
}

describe('in one database of all authorities', () => {
  it('every tenant table holds canaries of each', async () => {
    for (const table of tenantTables()) {
      const { rows } = await admin.query(`select distinct authority from ${table} order by 1`)
      expect([table, rows.map(({ authority }) => authority)]).toEqual([table, authorities.toSorted()])
    }
  })

  it.each(authorities)('a transaction of %s sees rows of that authority and no other', async (authority) => {
    const readable = await ofEveryService('SELECT')
    expect(readable.length).toBeGreaterThan(30)
    for (const [service, { table }] of readable) {
      const seen = await withAuthority(poolOf(service), { authority, applicant: '*' }, async ({ client }) =>
        (await client.query(`select distinct authority from ${table}`)).rows.map((row) => row.authority),
      )
      // Keys are kept behind a second wall, that of the service which kept them.
      if (table !== 'platform.idempotency_keys') expect([service, table, seen]).toEqual([service, table, [authority]])
      else expect(seen.filter((one) => one !== authority)).toEqual([])
    }
  })

  it('a transaction of an applicant sees rows of that applicant and no other, where rows have one', async () => {
    for (const [service, { table, columns: readable }] of await ofEveryService('SELECT')) {
      if (!hasApplicant(table)) continue
      // Whose row it is can be read where the service may; that it is one of the two planted can be counted everywhere.
      const column = readable.includes('applicant_id') ? 'applicant_id' : "'alice'"
      const seen = await withAuthority(poolOf(service), { authority: 'hk', applicant: 'alice' }, async ({ client }) =>
        (await client.query(`select ${column} as applicant from ${table}`)).rows.map((row) => row.applicant),
      )
      expect([service, table, seen]).toEqual([service, table, ['alice']])
    }
  })

  it.each(['', 'HK', 'hk,mo', '*', '%', "hk' or 'a'='a"])(
    'a transaction of the authority %j sees nothing',
    async (authority) => {
      for (const [service, { table }] of await ofEveryService('SELECT')) {
        const { rows } = await withAuthority(
          poolOf(service),
          { authority: authority as never, applicant: '*' },
          ({ client }) => client.query(`select count(*)::int as count from ${table}`),
        )
        expect([service, table, rows[0]?.count]).toEqual([service, table, 0])
      }
    },
  )

  it('without an authority nothing is seen, right after a transaction that had one on the same connection', async () => {
    for (const [service, { table }] of await ofEveryService('SELECT')) {
      const pool = poolOf(service)
      await withAuthority(pool, { authority: 'hk', applicant: '*' }, ({ client }) => client.query('select 1'))
      const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)
      expect([service, table, rows[0]?.count]).toEqual([service, table, 0])
    }
  })

  it('the owner of the tables sees nothing either without an authority', async () => {
    await admin.query('begin; set local role concert_owner')
    for (const table of tenantTables()) {
      const { rows } = await admin.query<{ count: number }>(`select count(*)::int as count from ${table}`)
      expect([table, rows[0]?.count]).toEqual([table, 0])
    }
    await admin.query('rollback')
  })

  async function expectNoInsert(own: Authority, other: Authority): Promise<void> {
    const wall = { authority: own, applicant: '*' }
    const writable = await ofEveryService('INSERT')
    expect(writable.length).toBeGreaterThan(15)
    for (const [service, { table, columns: allowed }] of writable) {
      const given = columns.filter((column) => column.table === table && allowed.includes(column.name))
      const owner = { authority: other, applicant: 'alice', row: 'forged' }
      const statement = `insert into ${table} (${given.map(({ name }) => name).join(', ')})
        values (${given.map((column) => column.canary(owner)).join(', ')})`
      const inserted = withAuthority(poolOf(service), wall, ({ client }) => client.query(statement))
      await expect(inserted, `${service} ${table}`).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('row-level security'),
      })
    }
  }

  it.each(pairs)('no row can be inserted by a transaction of %s into the cell of %s', async (own, other) => {
    await expectNoInsert(own, other)
  })

  it.each(authorities)('no row can be inserted without an authority into the cell of %s', async (other) => {
    await expectNoInsert('' as Authority, other)
  })

  it.each(authorities)('no row of another authority is changed or deleted by a transaction of %s', async (own) => {
    const changed = async (service: CellService, table: string, statement: string): Promise<void> => {
      const wall = { authority: own, applicant: '*' }
      const { rowCount } = await withAuthority(poolOf(service), wall, ({ client }) => client.query(statement, [own]))
      expect([service, table, rowCount]).toEqual([service, table, 0])
    }
    for (const [service, { table, columns: allowed }] of await ofEveryService('UPDATE')) {
      const column = allowed[0] ?? ''
      await changed(service, table, `update ${table} set ${column} = ${column} where authority <> $1`)
    }
    for (const [service, { table }] of await ofEveryService('DELETE'))
      await changed(service, table, `delete from ${table} where authority <> $1`)
  })

  it.each(pairs)('no service of %s moves a row of its own to %s: it may not change the column', async (own, other) => {
    const movable = (await ofEveryService('UPDATE')).filter(([, { columns: allowed }]) => allowed.includes('authority'))
    // The engine's own tables, where the policy refuses the new row.
    for (const [service, { table }] of movable) {
      const moved = withAuthority(poolOf(service), { authority: own, applicant: '*' }, ({ client }) =>
        client.query(`update ${table} set authority = $1`, [other]),
      )
      await expect(moved, `${service} ${table}`).rejects.toMatchObject({ code: '42501' })
    }
    expect(movable.every(([service]) => service === 'workflows')).toBe(true)
  })
})
