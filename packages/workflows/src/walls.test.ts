import { withAuthority } from '@concert/db/authority-transaction'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, newAuthority, type TestDatabase } from '#cell.fixture.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const tables = [
  'workflows.deliveries',
  'workflows.sagas',
  'workflows.rejected_jobs',
  'platform.events',
  'platform.outbox',
]
const insertSaga = `insert into workflows.sagas (authority, saga, saga_id, step, data) values ($1, 's', 'x', 'first', '{}')`

async function fill(authority: string): Promise<void> {
  const [id] = await database.emit(authority, [{ type: 'x' }])
  await database.admin.query(
    `insert into workflows.deliveries (authority, event_id, subscription, stream, stream_id, seq)
     values ($1, $2, 's', 'application', 'x', 1)`,
    [authority, id],
  )
  await database.admin.query(insertSaga, [authority])
  await database.admin.query(`insert into workflows.rejected_jobs values ($1, 'j', 'r', 'p')`, [authority])
}

it.each(tables)("shows of %s its own authority's rows, no other's, and none without an authority", async (table) => {
  const [mine, other] = [newAuthority(), newAuthority()]
  await fill(mine)
  await fill(other)
  const { rows } = await withAuthority(database.pool, { authority: mine, applicant: '*' }, ({ client }) =>
    client.query(`select authority from ${table}`),
  )
  expect(rows).toEqual([{ authority: mine }])
  expect((await database.pool.query(`select from ${table}`)).rowCount).toBe(0)
})

it("refuses to write another authority's row", async () => {
  const writing = withAuthority(database.pool, { authority: newAuthority(), applicant: '*' }, ({ client }) =>
    client.query(insertSaga, [newAuthority()]),
  )
  await expect(writing).rejects.toThrow(/row-level security/)
})
