import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareDatabase } from '@concert/db/prepare-database'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { connectPostgres } from '@concert/postgres/databases'
import { loadEditions } from '@concert/schemes/load-edition'
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { registeredCertificateOf } from '#register/representation.ts'
import { searchDocuments } from '#register/search-documents.ts'
import type { SearchFilter } from '#register/search-filter.ts'
import { contentOf } from './registry.fixture.ts'

const server = connectPostgres(inject('postgres'))
const name = `joint_before_${randomBytes(6).toString('hex')}`
const MIGRATIONS = join(import.meta.dirname, '../../../migrations')
const content = contentOf()
let pool: Pool
let folder: string

const prepare = (migrationsFolder: string) =>
  prepareDatabase({
    adminUrl: server.superuserUrl(name),
    rolesFile: join(MIGRATIONS, 'roles.sql'),
    migrationsFolder,
    logins: [],
    editions: loadEditions(),
  })

/** A certificate that was registered before the search had terms: its text as that version folded it, and two effects of Macao. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concert-search-'))
  for (const file of ['0005-reference.sql', '0010-registry.sql']) {
    await cp(join(MIGRATIONS, 'joint', file), join(folder, file))
  }
  await server.createDatabase(name)
  await prepare(folder)
  const client = new Client({ connectionString: server.superuserUrl(name) })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into registry.certificates (certificate_number, lead_authority, content, certificate_digest, credential, document,
       search_text, valid_from, valid_to, issued_at, published_at)
     values ($1, 'hk', '{}', '', '{}', $2, $3, $4, $5, $6, $6)`,
    [
      content.certificateNumber,
      registeredCertificateOf(content, ''),
      [
        content.certificateNumber.replaceAll('-', '').toLowerCase(),
        'o’hara&filhos,limitada',
        '海港法律llm（国际）',
        'harbourcounsel',
        'große',
        '91440300ma5g8t9d1x',
      ].join('\n'),
      content.validFrom,
      content.validTo,
      content.issuedAt,
    ],
  )
  for (const [authority, place, sequence, status] of [
    ['hk', 'HK', 0, 'active'],
    ['mo', 'MO', 0, 'active'],
    ['mo', 'MO', 1, 'suspended'],
  ]) {
    await client.query(`insert into registry.effects values ($1, $2, $3, $4, $5, '[]', null, now(), 'x', now())`, [
      content.certificateNumber,
      authority,
      sequence,
      place,
      status,
    ])
  }
  await client.end()
  await prepare(join(MIGRATIONS, 'joint'))
  pool = new Pool({ connectionString: server.superuserUrl(name) })
  // Its database may be dropped while the last connection is still closing.
  pool.on('error', () => undefined)
})
afterAll(async () => {
  await pool.end()
  await server.dropDatabase(name)
  await rm(folder, { recursive: true })
})

const today = Object.fromEntries(authorities.map((authority) => [authority, content.validFrom])) as Record<
  Authority,
  string
>

test.each<[SearchFilter, number]>([
  [{ q: content.certificateNumber }, 1],
  [{ q: '9144 0300 MA5G 8T9D 1X' }, 1],
  [{ q: 'Filhos O’Hara' }, 1],
  [{ q: 'limitada' }, 1],
  [{ q: '海港' }, 1],
  [{ q: '國際 法律 LLM' }, 1],
  [{ q: 'Harbour Counsel' }, 1],
  [{ q: 'GROẞE' }, 1],
  [{ q: 'gross' }, 1],
  [{ q: 'counsel', jurisdiction: 'MO', status: 'suspended' }, 1],
  [{ jurisdiction: 'MO', status: 'suspended' }, 1],
  [{ jurisdiction: 'MO', status: 'active' }, 0],
  [{ status: 'active' }, 1],
  [{ q: '港法律大' }, 0],
])('a certificate from before the search had terms is found by %j as one from after it', async (filter, count) => {
  expect(await searchDocuments(pool, filter, today, 20, undefined)).toHaveLength(count)
})

test('a certificate from before the search went week by week has the week of its issue', async () => {
  const { rows } = await pool.query<{ has: boolean }>(
    `select '<' || registry.week_of(issued_at) = any(effects) as has from registry.searched`,
  )
  expect(rows).toEqual([{ has: true }])
})
