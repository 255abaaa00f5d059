import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { contentOf, issue, startRegistry, type TestRegistry } from './registry.fixture.ts'

let registry: TestRegistry
let certificateNumber: string

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  const content = contentOf()
  certificateNumber = content.certificateNumber
  await registry.publish(await issue(content, Object.values(registry.keys)))
})
afterAll(() => registry.close())

test('a lookup, its page with its verification, and readiness answer while searches hold every connection that they can have', async () => {
  const { pool, searchPool } = registry.context
  const held: PoolClient[] = []
  try {
    while (held.length < searchPool.options.max) held.push(await searchPool.connect())
    let isSearched = false
    const searching = registry.get('/registry/v1/certificates?q=Harbour').then((answer) => {
      isSearched = true
      return answer
    })
    await expect.poll(() => searchPool.waitingCount).toBe(1)
    for (const path of [`/registry/v1/certificates/${certificateNumber}`, `/register/${certificateNumber}`, '/ready']) {
      expect([path, (await registry.get(path)).statusCode]).toEqual([path, 200])
    }
    expect([isSearched, pool.waitingCount]).toEqual([false, 0])
    held.pop()?.release()
    expect((await searching).statusCode).toBe(200)
  } finally {
    for (const client of held) client.release()
  }
})

test('a search in vain asks the database three times: the newest, its words, and the index; neither the words again nor the time', async () => {
  const { searchPool } = registry.context
  let asked = 0
  const count = () => void (asked += 1)
  // Each statement takes a connection of its own.
  searchPool.on('acquire', count)
  const found = await registry.get('/registry/v1/certificates?q=Quillfeather%20Zzyzx')
  searchPool.off('acquire', count)
  expect([found.json().items, asked]).toEqual([[], 3])
})

test('a connection reads the statements of a search for few words once, and keeps none of what has many forms', async () => {
  const { searchPool } = registry.context
  // All on one connection, which is new.
  while (searchPool.totalCount > 0) (await searchPool.connect()).release(true)
  const kept = async () => {
    const { rows } = await searchPool.query<{ uses: number }>(
      `select (generic_plans + custom_plans)::int as uses from pg_prepared_statements where name like 'search-%' order by name`,
    )
    return rows.map(({ uses }) => uses)
  }
  const search = (query: string) => registry.get(`/registry/v1/certificates?${query}`)
  for (const turn of Array.from({ length: 4 }, (_, index) => index))
    await search(`q=Quillfeather${turn}%20Zzyzx${turn}`)
  expect(await kept()).toEqual([4, 4, 4])
  for (const other of ['limit=7', 'jurisdiction=HK', 'status=active']) await search(`q=Quillfeather%20Zzyzx&${other}`)
  await search('q=one%20two%20three%20four')
  // The words are looked up by the same statement, whatever else is asked for.
  expect(await kept()).toEqual(expect.arrayContaining([4, 4, 7]))
  expect(await kept()).toHaveLength(3)
  expect(searchPool.totalCount).toBe(1)
})

test('a search is planned for what it asks for and runs in one process, whatever the role has set for itself', async () => {
  const role = new URL(registry.databaseUrl).username
  const database = new URL(registry.adminUrl).pathname.slice(1)
  for (const setting of ['plan_cache_mode = force_generic_plan', 'max_parallel_workers_per_gather = 8', 'jit = on']) {
    await registry.asAdministrator(`alter role ${role} in database ${database} set ${setting}`)
  }
  const { searchPool } = registry.context
  // A connection from before would not have what the role set since.
  while (searchPool.totalCount > 0) (await searchPool.connect()).release(true)
  const client = await searchPool.connect()
  const shown = []
  for (const name of ['plan_cache_mode', 'max_parallel_workers_per_gather', 'jit']) {
    const { rows } = await client.query<Record<string, string>>(`show ${name}`)
    shown.push(rows[0]?.[name])
  }
  client.release(true)
  expect(shown).toEqual(['auto', '0', 'off'])
})
