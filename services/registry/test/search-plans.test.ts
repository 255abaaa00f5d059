import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { searchDocuments, type SearchFilter } from '#register/search-documents.ts'
import { fillRegister } from './filled-register.fixture.ts'
import { startRegistry, type TestRegistry } from './registry.fixture.ts'

let registry: TestRegistry
let client: Client
/** One connection, so that what it touched is known. */
let pool: Pool

const CERTIFICATES = 20_000
/** Far below what reading every certificate, or every effect, would touch. */
const FEW_PAGES = 1_000

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  client = new Client({ connectionString: registry.adminUrl })
  await client.connect()
  await fillRegister(client, CERTIFICATES)
  pool = new Pool({ connectionString: registry.databaseUrl, max: 1 })
}, 60_000)
afterAll(async () => {
  await pool.end()
  await client.end()
  await registry.close()
})

const today = Object.fromEntries(authorities.map((authority) => [authority, '2026-11-25'])) as Record<Authority, string>

/** How many pages of tables and indexes the statements of a search touched, and what it found. */
async function searched(filter: SearchFilter, after?: readonly string[]) {
  const touched = async () => {
    const { rows } = await client.query<{ pages: number }>(`
      select (sum(coalesce(heap_blks_hit, 0) + coalesce(heap_blks_read, 0) + coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0)))::int as pages
      from pg_statio_user_tables where schemaname = 'registry'`)
    return rows[0]?.pages ?? 0
  }
  const before = await touched()
  const found = await searchDocuments(pool, filter, today, 20, after)
  await pool.query('select pg_stat_force_next_flush()')
  await expect.poll(touched).toBeGreaterThan(before)
  return { found, pages: (await touched()) - before }
}

test.each<[string, SearchFilter, number]>([
  ['a status that every certificate has', { status: 'active' }, 21],
  ['a status of some', { status: 'suspended' }, 21],
  ['a status of few', { status: 'reserved' }, 20],
  ['a status of none', { status: 'refused' }, 0],
  ['a place', { jurisdiction: 'MO' }, 21],
  ['a place and a status of some', { jurisdiction: 'MO', status: 'suspended' }, 21],
  ['a place and a status of none there', { jurisdiction: 'HK', status: 'suspended' }, 0],
])('a search for %s reads an index', async (_what, filter, count) => {
  const { found, pages } = await searched(filter)
  expect(found).toHaveLength(count)
  expect(pages).toBeLessThan(FEW_PAGES)
})
