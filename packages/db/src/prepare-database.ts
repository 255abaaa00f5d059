import { readFile } from 'node:fs/promises'
import type { Authority } from '@concert/domain/jurisdictions'
import { Client } from 'pg'
import { allowConnections, closeFunctions } from './close-database.ts'
import { ensureLogin, type LoginRole } from './login-role.ts'
import { migrate, type MigrationReport } from './migrate.ts'
import { type EditionRecord, writeReference } from './reference.ts'
import { retryRace } from './retry-race.ts'

export const cellServices = [
  'applications',
  'evidence',
  'personnel',
  'reviews',
  'certificates',
  'exchange',
  'workflows',
] as const
export type CellService = (typeof cellServices)[number]

export interface PrepareOptions {
  /** A connection to the database itself, of a role that may create roles. */
  readonly adminUrl: string
  readonly rolesFile: string
  readonly migrationsFolder: string
  /** Login roles to make, each a member of one group role. */
  readonly logins: readonly LoginRole[]
  /** The editions that may be certified by; none where no case is opened. */
  readonly editions?: readonly EditionRecord[]
}

/** The login role of a service in an authority's cell, for example `cn_gd_applications`. */
export function loginRoleName(authority: Authority, service: string): string {
  return `${authority.replaceAll('-', '_')}_${service}`
}

/**
 * Makes the roles or repairs what they did to themselves, lets only them connect, migrates, and writes what the version knows. Safe
 * to run again and by two starters at once.
 */
export async function prepareDatabase(options: PrepareOptions): Promise<MigrationReport> {
  const client = new Client({ connectionString: options.adminUrl, application_name: 'concert prepare' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await retryRace(async () => client.query(await readFile(options.rolesFile, 'utf8')))
    for (const login of options.logins) await retryRace(() => ensureLogin(client, options.adminUrl, login))
    await retryRace(() => allowConnections(client, options.logins))
    await retryRace(() => closeFunctions(client))
  } finally {
    await client.end()
  }
  const report = await migrate(options.adminUrl, options.migrationsFolder)
  await writeReference(options.adminUrl, options.editions ?? [])
  return report
}
