import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { searchDocuments } from '#register/search-documents.ts'
import type { SearchFilter } from '#register/search-filter.ts'
import { fillRegister } from './filled-register.fixture.ts'
import { startRegistry, type TestRegistry } from './registry.fixture.ts'

let registry: TestRegistry
let client: Client
/** One connection, so that what it touched is known. */
let pool: Pool

const CERTIFICATES = 12_000
/** Far below what reading every certificate, or every effect, would touch. */
const FEW_PAGES = 400

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  client = new Client({ connectionString: registry.adminUrl })
  await client.connect()
  await fillRegister(client, CERTIFICATES)
  // It reads too, at times of its own, and would be counted with a search.
  for (const table of ['certificates', 'effects', 'standing_effects', 'searched', 'search_words'])
    await client.query(`alter table registry.${table} set (autovacuum_enabled = false)`)
  pool = new Pool({ connectionString: registry.databaseUrl, max: 1 })
  // Its database may be dropped while the last connection is still closing.
  pool.on('error', () => undefined)
}, 60_000)
afterAll(async () => {
  await pool.end()
  await client.end()
  await registry.close()
})

const today = Object.fromEntries(authorities.map((authority) => [authority, '2026-11-25'])) as Record<Authority, string>

/** How many pages the statements of a search touched, how many certificates they read in no order of an index, and what was found. */
async function searched(filter: SearchFilter, after?: readonly string[]) {
  const touched = async () => {
    const { rows } = await client.query<{ pages: number; scanned: number }>(`
      select sum(coalesce(heap_blks_hit, 0) + coalesce(heap_blks_read, 0) + coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0))::int as pages,
        (sum(seq_tup_read) filter (where relname <> 'search_words'))::int as scanned
      from pg_statio_user_tables join pg_stat_user_tables using (relid, schemaname, relname) where schemaname = 'registry'`)
    return rows[0] ?? { pages: 0, scanned: 0 }
  }
  const before = await touched()
  const found = await searchDocuments(pool, filter, today, 20, after)
  await pool.query('select pg_stat_force_next_flush()')
  await expect.poll(async () => (await touched()).pages).toBeGreaterThan(before.pages)
  const { pages, scanned } = await touched()
  return { count: found.length, isByIndex: pages - before.pages < FEW_PAGES && scanned === before.scanned }
}

/** What others did before may be counted late, with the first of the searches: they are asked again. */
async function expectByIndex(filter: SearchFilter, count: number): Promise<void> {
  await expect.poll(() => searched(filter), { timeout: 5_000 }).toEqual({ count, isByIndex: true })
}

test.each<[string, SearchFilter, number]>([
  ['a status that every certificate has', { status: 'active' }, 21],
  ['a status of some', { status: 'suspended' }, 21],
  ['a status of few', { status: 'reserved' }, 12],
  ['a status of none', { status: 'refused' }, 0],
  ['a place', { jurisdiction: 'MO' }, 21],
  ['a place and a status of some', { jurisdiction: 'MO', status: 'suspended' }, 21],
  ['a place and a status of none there', { jurisdiction: 'HK', status: 'suspended' }, 0],
])('a search for %s reads an index', async (_what, filter, count) => {
  await expectByIndex(filter, count)
})

test.each<[string, string, number]>([
  ['a word of half of the names', 'Limited', 21],
  ['a word of few', 'Estuary', 21],
  ['two words, one common and one rare', 'Limited Bacedo', 4],
  ['common words that no certificate has all of', 'Limited Vision Harbour', 0],
  ['a part of many words', 'bac', 21],
  ['a word of none', 'Quillfeather', 0],
  ['two Chinese characters that are common', '科技', 21],
  ['two that are rare', '海律', 2],
  ['common ones with rare ones', '海律 科', 0],
  ['Chinese characters of none', '麤灪', 0],
  ['an identifier', '10003242', 1],
  ['an identifier in groups', '1000 3242', 1],
])('a search for %s reads an index, also with a place and status', async (_what, q, count) => {
  await expectByIndex({ q }, count)
  await expectByIndex({ q, jurisdiction: 'HK', status: 'suspended' }, 0)
})
