import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import type { Authority } from '@concert/domain/jurisdictions'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { migrate, type MigrationReport } from './migrate.ts'
import { writeReference } from './reference.ts'

export const cellServices = ['applications', 'evidence', 'reviews', 'certificates', 'exchange', 'workflows'] as const
export type CellService = (typeof cellServices)[number]

export interface PrepareOptions {
  /** A connection to the database itself, of a role that may create roles. */
  readonly adminUrl: string
  readonly rolesFile: string
  readonly migrationsFolder: string
  /** Login roles to make, each a member of one group role. */
  readonly logins: readonly LoginRole[]
  /** The editions that may be certified by; none where no case is opened. */
  readonly editions?: readonly string[]
}

export interface LoginRole {
  readonly name: string
  readonly group: string
  readonly password: string
}

/** The login role of a service in an authority's cell, for example `cn_gd_applications`. */
export function loginRoleName(authority: Authority, service: string): string {
  return `${authority.replaceAll('-', '_')}_${service}`
}

/** Makes the roles, lets only them connect, migrates, and writes what the version knows. Safe to run again and by two starters at once. */
export async function prepareDatabase(options: PrepareOptions): Promise<MigrationReport> {
  const client = new Client({ connectionString: options.adminUrl, application_name: 'concert prepare' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await retryRace(async () => client.query(await readFile(options.rolesFile, 'utf8')))
    for (const login of options.logins) await ensureLogin(client, login)
    await retryRace(() => allowConnections(client, options.logins))
  } finally {
    await client.end()
  }
  const report = await migrate(options.adminUrl, options.migrationsFolder)
  await writeReference(options.adminUrl, options.editions ?? [])
  return report
}

async function ensureLogin(client: Client, login: LoginRole): Promise<void> {
  const name = escapeIdentifier(login.name)
  await retryRace(async () => {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login.name])
    if (rowCount === 0) await client.query(`create role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole`)
    await client.query(`alter role ${name} password ${escapeLiteral(login.password)}`)
    await client.query(`grant ${escapeIdentifier(login.group)} to ${name}`)
  })
}

async function allowConnections(client: Client, logins: readonly LoginRole[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = escapeIdentifier(rows[0]?.name ?? '')
  await client.query(`revoke connect, create, temporary on database ${database} from public`)
  await client.query(`grant create on database ${database} to concert_owner`)
  for (const login of logins) {
    await client.query(`grant connect on database ${database} to ${escapeIdentifier(login.name)}`)
  }
}

/** Duplicates, and the "tuple concurrently updated" of two starters that alter one role or one database's privileges. */
const RACES = new Set(['42710', '23505', 'XX000'])
const ATTEMPTS_MAX = 10

/** Roles belong to the whole server, so another database's starter may have made one between look and act. */
async function retryRace(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work()
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (attempt >= ATTEMPTS_MAX || !RACES.has(code)) throw error
      await setTimeout(Math.random() * 20 * attempt)
    }
  }
}
