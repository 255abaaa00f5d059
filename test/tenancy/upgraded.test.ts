import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { operations } from '@concert/contracts/operations'
import { prepareDatabase } from '@concert/db/prepare-database'
import { connectPostgres } from '@concert/postgres/databases'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { snapshotOf } from './schema-snapshot.fixture.ts'

const server = connectPostgres(inject('postgres'))
const MIGRATIONS = join(import.meta.dirname, '../../migrations')
/** The files of the baseline have numbers below this one; every later file has a higher one. */
const FIRST_AFTER_BASELINE = { cell: '0100', joint: '0020' }
type Plane = keyof typeof FIRST_AFTER_BASELINE

const databases: string[] = []
const folders: string[] = []
afterAll(async () => {
  for (const name of databases) await server.dropDatabase(name)
  for (const folder of folders) await rm(folder, { recursive: true })
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concert-upgraded-'))
  folders.push(folder)
  return folder
}

async function newDatabase(): Promise<string> {
  const name = `upgraded_${randomBytes(6).toString('hex')}`
  databases.push(name)
  await server.createDatabase(name)
  return server.superuserUrl(name)
}

const apply = (adminUrl: string, migrationsFolder: string) =>
  prepareDatabase({ adminUrl, rolesFile: join(MIGRATIONS, 'roles.sql'), migrationsFolder, logins: [] })

async function inDatabase<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** What a database has to which every file was applied at once, by one migrator. */
async function freshOf(folder: string): Promise<string[]> {
  const url = await newDatabase()
  await apply(url, folder)
  return inDatabase(url, snapshotOf)
}

/** What a database has that began with the baseline and took every later file when it came, each from a migrator of its own. */
async function upgradedOf(folder: string, order: readonly string[], plane: Plane = 'cell'): Promise<string[]> {
  const url = await newDatabase()
  const grown = await newFolder()
  const isBaseline = (name: string): boolean => name < FIRST_AFTER_BASELINE[plane]
  for (const name of order.filter(isBaseline)) await cp(join(folder, name), join(grown, name))
  await apply(url, grown)
  for (const name of order.filter((other) => !isBaseline(other))) {
    await cp(join(folder, name), join(grown, name))
    await apply(url, grown)
  }
  return inDatabase(url, snapshotOf)
}

const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()

/**
 * The files in the order in which they came to the repository; those that are not committed yet came last. A tree without its
 * history has the numbers only.
 */
async function inOrderOfTime(plane: string): Promise<string[]> {
  const files = await filesOf(join(MIGRATIONS, plane))
  const log = ['log', '--reverse', '--no-renames', '--diff-filter=A', '--name-only', '--format=', '--', plane]
  const { status, stdout } = spawnSync('git', log, { cwd: MIGRATIONS, encoding: 'utf8' })
  if (status !== 0) return files
  // A file that was removed and came again counts from its last coming.
  const places = new Map(stdout.split('\n').map((path, index) => [basename(path), index]))
  const placeOf = (name: string): number => places.get(name) ?? places.size
  return files.sort((a, b) => placeOf(a) - placeOf(b))
}

describe.each<Plane>(['cell', 'joint'])('a database of the plane %s', (plane) => {
  it('is the same whether it was made today or upgraded file by file from the baseline', async () => {
    const folder = join(MIGRATIONS, plane)
    const fresh = await freshOf(folder)
    expect(fresh.length).toBeGreaterThan(50)
    expect(await upgradedOf(folder, await inOrderOfTime(plane), plane)).toEqual(fresh)
  })
})

/** A database with the files before one, with the rows of that time, to which the rest was applied then. */
async function upgradedWithRows(from: string, rows: (client: Client) => Promise<unknown>): Promise<string> {
  const folder = await newFolder()
  const files = await filesOf(join(MIGRATIONS, 'cell'))
  const later = files.find((name) => name.endsWith(`-${from}.sql`))
  if (later === undefined) throw new Error(`there is no file ${from}`)
  for (const name of files.filter((other) => other < later))
    await cp(join(MIGRATIONS, 'cell', name), join(folder, name))
  const url = await newDatabase()
  await apply(url, folder)
  await inDatabase(url, rows)
  await apply(url, join(MIGRATIONS, 'cell'))
  return url
}

it('shows a legal basis that was recorded before its terms had columns with every one of them', async () => {
  const { exporter, recipient, purposes, categories, subjectCount, ...terms } =
    operations.recordTransferBasis.example.body
  const url = await upgradedWithRows('bases-on-record', (client) =>
    client.query(
      `insert into exchange.transfer_bases (authority, basis_id, version, status, code, contract_version, exporter, recipient,
         effective_on, state, recorded_at)
       values ('hk', 'bas_1', 1, 'recorded', 'CN-GBASC-HK', 'HK', $1, $2, '2026-03-02', $3, now())`,
      [exporter, recipient, { schemaVersion: 1, ...terms, purposes, categories, subjectCount }],
    ),
  )
  const { rows } = await inDatabase(url, (client) => client.query('select * from exchange.bases_on_record'))
  expect(rows).toMatchObject([
    {
      purposes,
      categories,
      subject_count: subjectCount,
      legal_bases: terms.legalBases,
      impact_assessment: terms.impactAssessment,
      breach_contacts: terms.breachContacts,
      separate_consent_reference: null,
      records_kept_years: 3,
    },
  ])
})

it('gives nobody a file that was closed before its quarantine had a column', async () => {
  const closed = { reason: 'malware', since: '2026-03-02T00:00:00.000Z' }
  const url = await upgradedWithRows('inspections', async (client) => {
    // The application of the files is of another service.
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes, media_type,
         file_name, residency_category, scan, state, stored_at)
       select 'hk', evidence_id, 'harbour', 'app_1', 1, digest, 1, 'text/csv', 'a.csv', 'C1', 'not-scanned',
         jsonb_build_object('schemaVersion', 5, 'quarantine', quarantine), now()
       from (values ('evd_1', repeat('a', 64), $1::jsonb), ('evd_2', repeat('b', 64), 'null')) held (evidence_id, digest, quarantine)`,
      [closed],
    )
  })
  const { rows } = await inDatabase(url, (client) =>
    client.query('select evidence_id, quarantine from evidence.artefacts order by evidence_id'),
  )
  expect(rows).toEqual([
    { evidence_id: 'evd_1', quarantine: closed },
    { evidence_id: 'evd_2', quarantine: null },
  ])
})

it('counts each file that was closed before its closures were counted as closed once', async () => {
  const url = await upgradedWithRows('evidence-closures', async (client) => {
    // The application of the files is of another service.
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes, media_type,
         file_name, residency_category, scan, state, stored_at, quarantine)
       select 'hk', reason, 'harbour', 'app_1', 1, repeat(digest, 64), 7, 'text/csv', 'a.csv', 'C1', 'not-scanned',
         jsonb_build_object('schemaVersion', 5), now(),
         case when reason <> 'open' then jsonb_build_object('reason', reason, 'since', '2026-03-02T00:00:00.000Z') end
       from (values ('malware', 'a'), ('open', 'b'), ('shredded', 'c'), ('unchecked', 'd')) held (reason, digest)`,
    )
  })
  const { rows } = await inDatabase(url, (client) =>
    client.query('select left(digest, 1) as digest, changes, reason from evidence.closures order by digest'),
  )
  expect(rows).toEqual([
    { digest: 'a', changes: 1, reason: 'malware' },
    { digest: 'c', changes: 1, reason: 'shredded' },
  ])
})

it('knows every object that was stored before there were keys, as one in the clear', async () => {
  const url = await upgradedWithRows('object-keys', async (client) => {
    // The application of the files is of another service.
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes, media_type,
         file_name, residency_category, scan, state, stored_at)
       select 'hk', evidence_id, 'harbour', application_id, 1, repeat('a', 64), 7, 'text/csv', 'a.csv', 'C1', 'not-scanned',
         jsonb_build_object('schemaVersion', 5), stored_at::timestamptz
       from (values ('evd_1', 'app_1', '2026-03-02Z'), ('evd_2', 'app_2', '2026-03-03Z')) held (evidence_id, application_id, stored_at)`,
    )
  })
  const { rows } = await inDatabase(url, (client) => client.query('select * from evidence.object_keys'))
  const digest = 'a'.repeat(64)
  expect(rows).toEqual([
    {
      authority: 'hk',
      digest,
      form: 'plain',
      stored_as: digest,
      size_bytes: '7',
      key_id: null,
      wrapped_key: null,
      stored_at: new Date('2026-03-03Z'),
      texts_key_id: null,
      wrapped_texts_key: null,
    },
  ])
})

it('has no text of a page that was kept in the clear, and knows of which pages one is owed', async () => {
  const url = await upgradedWithRows('sealed-page-texts', async (client) => {
    // The application of the file is of another service.
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into evidence.artefacts (authority, evidence_id, applicant_id, application_id, version, digest, size_bytes, media_type,
         file_name, residency_category, scan, state, stored_at)
       values ('hk', 'evd_1', 'harbour', 'app_1', 1, repeat('a', 64), 7, 'application/pdf', 'a.pdf', 'C1', 'not-scanned',
         jsonb_build_object('schemaVersion', 5), now())`,
    )
    await client.query(
      `insert into evidence.page_texts (authority, digest, evidence_id, applicant_id, page, text)
       select 'hk', repeat('a', 64), 'evd_1', 'harbour', page, 'in the clear' from generate_series(1, 2) page`,
    )
  })
  const { rows } = await inDatabase(url, (client) => client.query('select * from evidence.page_texts order by page'))
  const owed = { authority: 'hk', digest: 'a'.repeat(64), evidence_id: 'evd_1', applicant_id: 'harbour', sealed: null }
  expect(rows).toEqual([
    { ...owed, page: 1 },
    { ...owed, page: 2 },
  ])
})

it('every file lifts the wall of the tables whose rows it changes: it hides them from their owner', async () => {
  const hidden: string[] = []
  for (const name of await filesOf(join(MIGRATIONS, 'cell'))) {
    const text = await readFile(join(MIGRATIONS, 'cell', name), 'utf8')
    for (const [, table] of text.matchAll(/^(?:update|delete from) ([a-z_.]+)/gm)) {
      if (!text.includes(`alter table ${table} no force row level security;`)) hidden.push(`${name} ${table}`)
    }
  }
  // Applied files stay as they are. The first fails at its `not null` where there are rows; what the other one left is done by
  // 0427-quarantine-on-record.sql.
  expect(hidden).toEqual([
    '0112-judged-content.sql reviews.recommendations',
    '0112-judged-content.sql reviews.votes',
    '0388-inspections.sql evidence.artefacts',
  ])
})

describe('the comparison', () => {
  const baselineOf = async (later: Readonly<Record<string, string>>): Promise<string> => {
    const folder = await newFolder()
    await cp(join(MIGRATIONS, 'cell'), folder, { recursive: true })
    for (const [name, text] of Object.entries(later)) await writeFile(join(folder, name), text)
    return folder
  }

  it('passes later files that do the same in both', async () => {
    const folder = await baselineOf({
      '9000-one.sql': 'create table platform.late (authority text primary key);',
      '9001-two.sql': `select platform.tenant_table('platform.late');`,
    })
    expect(await upgradedOf(folder, await filesOf(folder))).toEqual(await freshOf(folder))
  })

  it('fails where a file came after one with a higher number', async () => {
    const folder = await baselineOf({ '9000-early.sql': 'select 1;', '9001-late.sql': 'select 1;' })
    const order = (await filesOf(folder)).filter((name) => name < '9000')
    await expect(upgradedOf(folder, [...order, '9001-late.sql', '9000-early.sql'])).rejects.toThrow(
      /9000-early.sql comes before 9001-late.sql/,
    )
  })

  it('fails where a file rests on what another one left in the session', async () => {
    const folder = await baselineOf({
      '9000-one.sql': `set timezone = 'Asia/Hong_Kong';`,
      '9001-two.sql': `create table platform.late (authority text primary key, since timestamptz default '2026-01-01 00:00');
        select platform.tenant_table('platform.late');`,
    })
    const fresh = await freshOf(folder)
    const upgraded = await upgradedOf(folder, await filesOf(folder))
    expect(fresh.filter((line) => !upgraded.includes(line))).toEqual([
      expect.stringMatching(/^column platform.late.since /),
    ])
  })

  describe('sees', () => {
    let client: Client
    beforeAll(async () => {
      const url = await newDatabase()
      await apply(url, join(MIGRATIONS, 'cell'))
      client = new Client({ connectionString: url })
      await client.connect()
    })
    afterAll(() => client.end())

    it.each([
      ['a grant on a table', 'grant delete on reviews.votes to concert_reviews'],
      ['a grant on a column', 'grant select (contact) on applications.organisations to concert_reviews'],
      ['a grant on a function', 'grant execute on function platform.forget_keys to concert_reviews'],
      ['a grant on a schema', 'grant usage on schema audit to concert_reviews'],
      ['a grant on a sequence', 'grant usage on sequence platform.outbox_seq_seq to concert_reviews'],
      ['a grant to everybody', 'grant select on audit.entries to public'],
      ['default privileges', 'alter default privileges in schema reviews grant select on tables to concert_exchange'],
      ['an owner', 'alter table reviews.votes owner to postgres'],
      ['a policy that asks less', 'alter policy authority_wall on reviews.votes using (true)'],
      ['a policy more', 'create policy second on reviews.votes using (true)'],
      ['a policy for one role', 'alter policy authority_wall on reviews.votes to concert_reviews'],
      ['a wall that is not forced', 'alter table reviews.votes no force row level security'],
      ['a wall that is off', 'alter table reviews.votes disable row level security'],
      ['a trigger less', 'drop trigger append_only on platform.events'],
      ['a trigger that is off', 'alter table platform.events disable trigger append_only'],
      [
        'the body of a function',
        `create or replace function platform.refuse_rewrite() returns trigger language plpgsql as 'begin return new; end'`,
      ],
      ['the volatility of a function', 'alter function platform.current_authority() immutable'],
      ['with whose rights a function runs', 'alter function reviews.require_quorum() security definer'],
      ['a constraint less', 'alter table reviews.votes drop constraint votes_outcome_check'],
      ['a constraint that was not validated', `alter table reviews.votes add check (outcome <> '') not valid`],
      ['an index less', 'drop index platform.outbox_unrelayed'],
      [
        'an index on something else',
        'drop index platform.outbox_unrelayed; create index outbox_unrelayed on platform.outbox (seq)',
      ],
      ['a column more', 'alter table reviews.votes add column extra text'],
      ['the type of a column', 'alter table reviews.evaluations alter column risk_class type varchar(20)'],
      ['the default of a column', `alter table reviews.evaluations alter column status set default 'granted'`],
      ['a column that may be null', 'alter table reviews.votes alter column reasons drop not null'],
      ['a row of the software', `insert into platform.stream_owners values ('complaint', 'reviews')`],
      ['a row of a tenant', `insert into audit.heads values ('hk', 0, decode(repeat('00', 32), 'hex'))`],
      ['a view', 'create view reviews.seen as select 1 as one'],
      ['a type', `create type reviews.grade as enum ('A', 'B')`],
      ['how a sequence counts', 'alter sequence platform.outbox_seq_seq increment by 2'],
      ['an extension', 'create extension pg_trgm with schema public'],
    ])('%s', async (_what, statement) => {
      const before = await snapshotOf(client)
      await client.query('begin')
      await client.query(statement)
      const after = await snapshotOf(client)
      await client.query('rollback')
      expect(after).not.toEqual(before)
    })
  })
})

it('opens a grant for every authorisation of before there were proposals, and takes it as known since it began', async () => {
  const url = await upgradedWithRows('authorisations', async (client) => {
    await client.query(
      `insert into personnel.people (authority, person_id, display_name) values ('hk', 'mei.lin', 'Lin Mei')`,
    )
    await client.query(
      `insert into personnel.authorisations (authority, authorisation_id, person_id, function, valid_from, valid_until, undertaking_on)
       values ('hk', 'aut-1', 'mei.lin', 'evaluator', '2026-01-01', '2028-01-01', '2025-12-15')`,
    )
  })
  const { rows } = await inDatabase(url, (client) =>
    client.query(
      `select given.version, given.status, given.person_id, given.undertaking_on::text, given.valid_until = held.valid_until as lasts,
         known.recorded_at = held.valid_from as since_it_began
       from personnel.authorisations held
       join personnel.grants given using (authority, grant_id)
       join personnel.authorisation_history known using (authority, authorisation_id)`,
    ),
  )
  expect(rows).toEqual([
    {
      version: 0,
      status: 'granted',
      person_id: 'mei.lin',
      undertaking_on: '2025-12-15',
      lasts: true,
      since_it_began: true,
    },
  ])
})
