import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cellServices } from '../src/prepare-database.ts'

let cell: CellDatabase
beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
})
afterAll(() => cell.drop())

/** What transactions take turns by, and whose turn it is; nobody's where only the owner locks. */
const LOCKS = {
  'workflows.relay_turns': 'workflows',
  'certificates.decision_turns': 'certificates',
  'evidence.object_turns': 'evidence',
  'evidence.client_turns': 'evidence',
  'evidence.check_turns': 'evidence',
  'applications.draft_turns': 'applications',
  'exchange.basis_turns': 'exchange',
  'platform.idempotency_keys': undefined,
  'audit.heads': undefined,
  'migrations.turn': undefined,
  'migrations.applied': undefined,
} as const

describe.each(Object.entries(LOCKS))('what takes turns by %s', (table, owner) => {
  it.each([...cellServices, 'watch'].filter((login) => login !== owner))(
    'is held up by no lock of %s',
    async (login) => {
      const client = new Client({ connectionString: cell.url(login as (typeof cellServices)[number]) })
      await client.connect()
      await client.query("select set_config('concert.authority', 'hk', false)")
      for (const statement of [
        `select from ${table} for update`,
        `select from ${table} for key share`,
        `lock table ${table} in share mode`,
        `lock table ${table} in access exclusive mode`,
        `update ${table} set authority = authority`,
        `delete from ${table}`,
      ]) {
        await client.query('begin')
        await expect(client.query(statement), statement).rejects.toMatchObject({
          code: expect.stringMatching(/^(42501|42703)$/),
        })
        await client.query('rollback')
      }
      await client.end()
    },
  )
})
