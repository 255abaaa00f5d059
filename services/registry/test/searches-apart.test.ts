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
