import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { connectPostgres } from '@concert/postgres/databases'

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('a database made from a template holds what the template holds and changes alone', async () => {
  const server = connectPostgres(inject('postgres'))
  await server.createDatabase('postgres_test_template')
  await query(
    server.superuserUrl('postgres_test_template'),
    'create table scheme (id int); insert into scheme values (1)',
  )
  await server.createDatabase('postgres_test_copy', 'postgres_test_template')
  await query(server.superuserUrl('postgres_test_copy'), 'insert into scheme values (2)')
  expect(await query(server.superuserUrl('postgres_test_copy'), 'select id from scheme order by 1')).toEqual([
    { id: 1 },
    { id: 2 },
  ])
  expect(await query(server.superuserUrl('postgres_test_template'), 'select id from scheme')).toEqual([{ id: 1 }])
  await server.dropDatabase('postgres_test_copy')
  await server.dropDatabase('postgres_test_template')
  await expect(query(server.superuserUrl('postgres_test_copy'), 'select 1')).rejects.toThrow(/does not exist/)
})

test('a wrong password is refused', async () => {
  const server = connectPostgres(inject('postgres'))
  await expect(query(server.url('postgres', 'postgres', 'wrong'), 'select 1')).rejects.toThrow(
    /password authentication failed/,
  )
})
