import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { ensureLogin } from '../src/login-role.ts'
import { createPool } from '../src/pool.ts'
import { assertSafeDatabase } from '../src/safe-start.ts'

// What a role sets for itself. It is done over the role's own connection: PostgreSQL has no privilege that could be withheld.

const server = connectPostgres(inject('postgres'))
let cell: CellDatabase
let admin: Client
let role: { name: string; group: string; password: string }
let url: string

beforeAll(async () => {
  cell = await prepareCell(server, 'hk')
  admin = new Client({ connectionString: cell.adminUrl })
  await admin.connect()
  role = { name: `own_${cell.name}`, group: 'concert_applications', password: 'x' }
  url = server.url(cell.name, role.name, role.password)
})
afterAll(async () => {
  await admin.query(`drop owned by ${role.name}; drop role ${role.name}`)
  await admin.end()
  await cell.drop()
})
beforeEach(async () => {
  await ensureLogin(admin, cell.adminUrl, role)
  await admin.query(`grant connect on database ${cell.name} to ${role.name}`)
})

/** The role's own connection, past what it set before. */
async function connectAsRole(): Promise<Client> {
  const client = new Client({ connectionString: url, options: '-c local_preload_libraries= -c role=none' })
  await client.connect()
  return client
}

/** What differs between two connections by their nature. */
const OF_THE_CONNECTION = ['application_name']

/** What changes only how long an answer takes: of a category, or named. */
const OF_SPEED =
  /^(Query Tuning|Resource Usage|Vacuuming|Replication|Write-Ahead Log|Developer Options|Statistics|Connections and Authentication)/
const OF_SPEED_BY_NAME = ['gin_pending_list_limit', 'synchronize_seqscans', 'temp_tablespaces']

/** What has a meaning only for who defines tables, functions or roles. No service's role may, and its own password is reset. */
const OF_DEFINITIONS = [
  'check_function_bodies',
  'createrole_self_grant',
  'default_table_access_method',
  'default_tablespace',
  'default_toast_compression',
  'icu_validation_level',
]
/** What the driver is told beside its answers, and how the log is laid out. */
const OF_NOTICES = ['client_min_messages', 'debug_pretty_print']

interface Setting {
  readonly name: string
  readonly setting: string
  readonly category: string
  readonly vartype: string
  readonly enumvals: string[] | null
  readonly min_val: string | null
  readonly max_val: string | null
}

/** The settings of a service's connection that anybody may set. */
async function settingsOfService(): Promise<Map<string, Setting>> {
  const pool = createPool({ connectionString: url, applicationName: 'own settings test', max: 1 })
  try {
    const { rows } = await pool.query<Setting>(
      `select name, setting, category, vartype, enumvals, min_val, max_val from pg_settings where context = 'user'
       union all select 'role', current_setting('role'), '', 'string', null, null, null`,
    )
    return new Map(rows.map((row) => [row.name, row]))
  } finally {
    await pool.end()
  }
}

const TEXTS: Readonly<Record<string, string>> = {
  DateStyle: 'German',
  TimeZone: 'Asia/Macau',
  client_encoding: 'LATIN1',
  default_text_search_config: 'pg_catalog.simple',
  lc_monetary: 'C.UTF-8',
  lc_numeric: 'C.UTF-8',
  lc_time: 'C.UTF-8',
  restrict_nonsystem_relation_kind: 'view',
  role: 'concert_applications',
  search_path: 'applications',
  timezone_abbreviations: 'India',
  local_preload_libraries: 'no_such_library',
  createrole_self_grant: 'set',
}

/** Another value than the setting has. */
function otherValue({ name, setting, vartype, enumvals, min_val: low, max_val: high }: Setting): string | undefined {
  if (vartype === 'bool') return setting === 'on' ? 'off' : 'on'
  if (vartype === 'enum') return enumvals?.find((value) => value !== setting)
  if (vartype === 'string') return TEXTS[name]
  return [low, high].find((value) => value !== setting) ?? undefined
}

/** Sets every setting for the role by itself. @returns those that PostgreSQL let it set */
async function setAll(settings: Iterable<Setting>): Promise<string[]> {
  const client = await connectAsRole()
  const set: string[] = []
  for (const setting of settings) {
    const value = otherValue(setting)
    if (value === undefined) continue
    const sql = `alter role ${role.name} set ${setting.name} = ${client.escapeLiteral(value)}`
    await client.query(sql).then(
      () => set.push(setting.name),
      () => undefined,
    )
  }
  await client.end()
  return set
}

describe('what a role sets for itself', () => {
  it('does not change what a service’s connection does, whichever setting it is', async () => {
    const before = await settingsOfService()
    const set = await setAll(before.values())
    expect(set).toEqual(expect.arrayContaining(['synchronous_commit', 'statement_timeout', 'role', 'search_path']))
    expect(set.length).toBeGreaterThan(120)
    const after = await settingsOfService()
    const changed = [...before.values()].filter(({ name, setting }) => after.get(name)?.setting !== setting)
    const harmless = new Set([...OF_THE_CONNECTION, ...OF_SPEED_BY_NAME, ...OF_DEFINITIONS, ...OF_NOTICES])
    const harmful = changed.filter(({ name, category }) => !OF_SPEED.test(category) && !harmless.has(name))
    expect(harmful.map(({ name }) => name)).toEqual([])
  })

  it('is gone after the next preparation, in every database, and so is its password', async () => {
    const before = await settingsOfService()
    const client = await connectAsRole()
    await client.query(`alter role ${role.name} in database ${cell.name} set synchronous_commit = off`)
    await client.query(`alter role ${role.name} password 'taken'`)
    await client.query(`alter role ${role.name} set default_transaction_read_only = on`)
    await client.end()
    await ensureLogin(admin, cell.adminUrl, role)
    const { rowCount } = await admin.query(
      'select from pg_db_role_setting join pg_roles on oid = setrole where rolname = $1',
      [role.name],
    )
    expect(rowCount).toBe(0)
    expect(await settingsOfService()).toEqual(before)
  })

  it('is not the authority: PostgreSQL stores no setting of ours for a role that was not granted it', async () => {
    const client = await connectAsRole()
    for (const name of ['concert.authority', 'concert.applicant']) {
      await expect(client.query(`alter role ${role.name} set ${name} = 'mo'`)).rejects.toMatchObject({ code: '42501' })
    }
    await client.end()
  })

  it.each([
    ['that its commits need not be durable', (name: string) => `alter role ${name} set synchronous_commit = off`],
    [
      'that they need not be in this database',
      (name: string) => `alter role ${name} in database {} set synchronous_commit = off`,
    ],
    [
      'a library that is not there',
      (name: string) => `alter role ${name} set local_preload_libraries = 'no_such_library'`,
    ],
    ['another role', (name: string) => `alter role ${name} set role = 'concert_applications'`],
  ])('does not keep the service from starting: %s', async (_what, sql) => {
    const client = await connectAsRole()
    await client.query(sql(role.name).replace('{}', cell.name))
    await client.end()
    const pool = createPool({ connectionString: url, applicationName: 'own settings test', max: 1 })
    await expect(assertSafeDatabase(pool)).resolves.toBeUndefined()
    await pool.end()
  })
})
