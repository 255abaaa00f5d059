import { PAGE_ITEMS } from '@concert/contracts/primitives'
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
/** Where a thousand certificates are read to be sorted, or hundreds of words looked up one after the other. */
const PAGES_OF_MANY = 2_500

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
  client = new Client({ connectionString: registry.adminUrl })
  await client.connect()
  await fillRegister(client, CERTIFICATES)
  // It reads too, at times of its own, and would be counted with a search.
  for (const table of ['certificates', 'effects', 'standing_effects', 'searched', 'search_words'])
    await client.query(`alter table registry.${table} set (autovacuum_enabled = false)`)
  await client.query(
    `alter role ${new URL(registry.databaseUrl).username} in database ${new URL(registry.databaseUrl).pathname.slice(1)} set track_functions = 'pl'`,
  )
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

/**
 * How many pages the statements of a search touched, whether they read certificates in no order of an index or cut up the text of one after
 * the other, and what was found.
 */
async function searched(filter: SearchFilter, pagesMax: number) {
  const touched = async () => {
    const { rows } = await client.query<{ pages: number; scanned: number; cut: number }>(`
      select sum(coalesce(heap_blks_hit, 0) + coalesce(heap_blks_read, 0) + coalesce(idx_blks_hit, 0) + coalesce(idx_blks_read, 0))::int as pages,
        (sum(seq_tup_read) filter (where relname <> 'search_words'))::int as scanned,
        (select coalesce(sum(calls), 0)::int from pg_stat_user_functions where funcname = 'search_terms') as cut
      from pg_statio_user_tables join pg_stat_user_tables using (relid, schemaname, relname) where schemaname = 'registry'`)
    return rows[0] ?? { pages: 0, scanned: 0, cut: 0 }
  }
  const before = await touched()
  const found = await searchDocuments(pool, filter, today, PAGE_ITEMS, undefined)
  await pool.query('select pg_stat_force_next_flush()')
  await expect.poll(async () => (await touched()).pages).toBeGreaterThan(before.pages)
  const { pages, scanned, cut } = await touched()
  return {
    count: found.length,
    isByIndex: pages - before.pages < pagesMax && scanned === before.scanned && cut === before.cut,
  }
}

/** What others did before may be counted late, with the first of the searches: they are asked again. */
async function expectByIndex(filter: SearchFilter, count: number, pagesMax = FEW_PAGES): Promise<void> {
  await expect.poll(() => searched(filter, pagesMax), { timeout: 5_000 }).toEqual({ count, isByIndex: true })
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
  ['a part in the middle of few words', 'ufih', 21],
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

test.each<[string, string]>([
  ['a word that many certificates had in former times', 'Vestige'],
  ['a part of many words, each of one certificate of former times', 'zex'],
])('a search for %s reads an index', async (_what, q) => {
  await expectByIndex({ q }, 21, PAGES_OF_MANY)
})

test.each<[string, string, number]>([
  ['a word of half of the names', 'Limited', 21],
  ['a word of few', 'Estuary', 21],
  ['a part of many words', 'bac', 21],
  ['a part in the middle of few words', 'ufih', 21],
  ['a word of none', 'Quillfeather', 0],
  ['a part of every number', 'H001', 21],
  ['an identifier', '10003242', 1],
])('a search for %s reads an index also where the plan of searches in vain was kept', async (_what, q, count) => {
  // After five the database may keep what it has planned; one connection has asked all of them.
  for (const vain of ['Quillfeather', 'Zzyzx', '98000001', 'Xylophonist', 'Nowhereton', 'Brxtqw', '98000002', 'Mzzkq'])
    await searchDocuments(pool, { q: vain }, today, PAGE_ITEMS, undefined)
  await expectByIndex({ q }, count)
})

/** Every page of a search, one after the other. */
async function pagesOf(filter: SearchFilter, limit: number): Promise<string[]> {
  const all: string[] = []
  let after: readonly string[] | undefined
  do {
    const found = await searchDocuments(pool, filter, today, limit, after)
    const page = found.slice(0, limit)
    all.push(...page.map(({ document }) => document.certificateNumber))
    after = found.length > limit ? page.at(-1)?.after : undefined
  } while (after !== undefined)
  return all
}

/** More words than a search looks up, stored before those of certificates. */
async function addWords(beginning: string): Promise<void> {
  await client.query(`insert into registry.search_words select $1 || n from generate_series(1, 5000) as n`, [beginning])
  await client.query(`update registry.search_words set word = word where word ~ ('^' || $1 || '[a-z]+$')`, [beginning])
}

test.each<[string, SearchFilter, string]>([
  ['in the middle of three words', { q: 'ufih' }, `names like '%ufih%'`],
  ['of one certificate in a thousand', { q: 'acedo' }, `names like '%acedo%'`],
  ['of one certificate in a hundred', { q: 'anter' }, `names like '%anter%'`],
  ['of words that are all of former times', { q: 'zex' }, `names like '%zex%'`],
  ['of so many words that none is looked up', { q: 'zexb' }, `names like '%zexb%'`],
  ['that many certificates had in former times', { q: 'estig' }, `names like '%estig%'`],
  ['with a common word', { q: 'Limited zex' }, `names like '%zex%' and names like '%limited%'`],
  ['with another part', { q: 'zex bac' }, `names like '%zex%' and names like '%bac%'`],
  [
    'with a place and status',
    { q: 'estig', jurisdiction: 'MO', status: 'suspended' },
    `names like '%estig%' and '=MO suspended' = any(effects)`,
  ],
  ['of Chinese characters, or two together', { q: '港海' }, `names like '%港海%'`],
])(
  'the pages of a search for a part %s hold each certificate that has it once, newest first',
  async (_what, filter, condition) => {
    if (filter.q === 'zexb') await addWords('zexb')
    const { rows } = await client.query<{ number: string }>(
      `select certificate_number as number from registry.searched where ${condition} order by issued_at desc, certificate_number desc`,
    )
    const expected = rows.map(({ number }) => number)
    expect(expected.length).toBeGreaterThan(0)
    expect(await pagesOf(filter, 100)).toEqual(expected)
  },
)
