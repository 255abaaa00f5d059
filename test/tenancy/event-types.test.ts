import { eventSchemas } from '@concert/contracts/events/streams'
import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'

/** The lists that stand in SQL and in TypeScript, because the database refuses what is not on its own. */
let cell: CellDatabase
let client: Client
beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  client = new Client({ connectionString: cell.adminUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await cell.drop()
})

it('the database knows every type of event of every stream, and no other', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select stream || ' ' || type as name from platform.event_types`,
  )
  const typed = Object.entries(eventSchemas).flatMap(([stream, schemas]) =>
    Object.keys(schemas).map((type) => `${stream} ${type}`),
  )
  expect(rows.map(({ name }) => name).toSorted()).toEqual(typed.toSorted())
})

it('the database knows the service of every stream, and no other stream', async () => {
  const { rows } = await client.query<{ stream: string }>('select stream from platform.stream_owners')
  expect(rows.map(({ stream }) => stream).toSorted()).toEqual(Object.keys(eventSchemas).toSorted())
})
