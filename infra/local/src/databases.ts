import { join } from 'node:path'
import type { LoginRole } from '@concert/db/login-role'
import { cellServices, loginRoleName, prepareDatabase } from '@concert/db/prepare-database'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { loadEditions } from '@concert/schemes/load-edition'
import { prepareQueueSchema } from '@concert/workflows/prepare-queue-schema'
import { type Postgres, startPostgres } from '@concert/postgres/embedded'
import { stopLeftServer } from '@concert/postgres/ownership'
import { placedDataDir, removePostgresData } from '@concert/postgres/placement'
import { passwordOf } from './login-passwords.ts'
import type { Secrets } from './provision-keys.ts'

export const root = join(import.meta.dirname, '../../..')

export type Plane = Authority | 'joint'
export const planes: readonly Plane[] = [...authorities, 'joint']

/** The databases of the cells and the joint plane on this machine, by the URL of a role that can create roles and schemas. */
export interface Databases {
  readonly adminUrls: Readonly<Record<Plane, string>>
  readonly description: string
  stop(): Promise<void>
}

export interface OwnDatabases extends Databases {
  /** The server itself, which tests kill and restart. */
  readonly server: Postgres
}

export interface OwnDatabasesOptions {
  readonly persistent: boolean
  readonly mode?: 'durable' | 'test'
  readonly settings?: Readonly<Record<string, string>>
}

/**
 * The embedded PostgreSQL, in `folder`, with one database per plane.
 *
 * @throws whatever starting or creating throws; a server that was started is stopped again
 */
export async function startOwnDatabases(
  folder: string,
  options: OwnDatabasesOptions = { persistent: true },
): Promise<OwnDatabases> {
  const { persistent, mode = persistent ? 'durable' : 'test', settings = {} } = options
  const server = await startPostgres({ dataDir: dataFolder(folder), persistent, mode, settings })
  try {
    for (const plane of planes) await ensureDatabase(server, databaseName(plane))
    const adminUrls = Object.fromEntries(planes.map((plane) => [plane, server.superuserUrl(databaseName(plane))]))
    return {
      server,
      adminUrls: adminUrls as Record<Plane, string>,
      description: `port ${server.port}, data in ${server.dataDir}`,
      stop: () => server.stop(),
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function ensureDatabase(server: Postgres, name: string): Promise<void> {
  await server.createDatabase(name).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === DATABASE_EXISTS)) throw error
  })
}

/**
 * Deletes the data of the embedded PostgreSQL in `folder`, wherever they are stored. A server that a killed process
 * left running is stopped first.
 *
 * @throws Error when another running process uses them
 */
export async function removeOwnDatabases(folder: string): Promise<void> {
  await stopLeftServer(placedDataDir(dataFolder(folder)))
  removePostgresData(dataFolder(folder))
}

/** Where in a folder the data of the embedded PostgreSQL are asked for; `placedDataDir` says where they are. */
export function dataFolder(folder: string): string {
  return join(folder, 'pg')
}

const DATABASE_EXISTS = '42P04'

export function databaseName(plane: Plane): string {
  return `concert_${plane.replaceAll('-', '_')}`
}

/**
 * Creates the roles, applies the migrations and creates the tables of the queue in every plane. @returns the number of
 * applied migrations
 */
export async function prepareDatabases(databases: Databases, secrets: DatabaseSecrets): Promise<number> {
  let applied = 0
  for (const plane of planes) {
    const adminUrl = databases.adminUrls[plane]
    const report = await prepareDatabase({
      adminUrl,
      rolesFile: join(root, 'migrations/roles.sql'),
      migrationsFolder: join(root, 'migrations', plane === 'joint' ? 'joint' : 'cell'),
      logins: loginsOf(plane, secrets),
      editions: loadEditions(),
    })
    applied += report.applied.length
    if (plane !== 'joint') await prepareQueueSchema(adminUrl)
  }
  return applied
}

/**
 * Who logs in to a cell: each of its services, the auditor, who reads its record, the watch, which ends what is overdue, and the
 * development issuer.
 */
export const cellLogins = [...cellServices, 'auditor', 'watch', 'identity'] as const

type DatabaseSecrets = Pick<Secrets, 'databasePassword'>

/** The login roles of a plane, each with a password of its own. */
export function loginsOf(plane: Plane, secrets: DatabaseSecrets): LoginRole[] {
  const logins = plane === 'joint' ? ['registry'] : cellLogins
  return logins.map((login) => {
    const name = roleOf(plane, login)
    return { name, group: `concert_${login}`, password: passwordOf(name, secrets) }
  })
}

function roleOf(plane: Plane, login: string): string {
  return plane === 'joint' ? 'joint_registry' : loginRoleName(plane, login)
}

/** The URL by which one service's own role reaches a plane's database, or the auditor's role the database of a cell. */
export function serviceUrl(databases: Databases, plane: Plane, login: string, secrets: DatabaseSecrets): string {
  const url = new URL(databases.adminUrls[plane])
  url.username = roleOf(plane, login)
  url.password = passwordOf(url.username, secrets)
  return url.href
}
