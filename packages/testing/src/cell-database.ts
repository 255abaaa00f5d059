import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { cellServices, type CellService, loginRoleName, prepareDatabase } from '@concert/db/prepare-database'
import type { Authority } from '@concert/domain/jurisdictions'
import { Client } from 'pg'
import type { PostgresDatabases } from '@concert/postgres/databases'
import { loadEditions } from '@concert/schemes/load-edition'

const ROOT = join(import.meta.dirname, '../../..')
const ROLES_FILE = join(ROOT, 'migrations/roles.sql')
const PASSWORD = 'only-for-tests'
/** Key of the advisory lock under which parallel test files create the templates. */
const TEMPLATE_LOCK = 7_203_412

export interface CellDatabase {
  readonly name: string
  /** The connection string of a service's own login role, of the watch's, or of the development issuer's. */
  url(login: CellService | 'watch' | 'identity'): string
  readonly adminUrl: string
  drop(): Promise<void>
}

export interface JointDatabase {
  readonly url: string
  readonly adminUrl: string
  drop(): Promise<void>
}

/** A database of its own with every cell migration, copied from a template that is created once per server. */
export async function prepareCell(server: PostgresDatabases, authority: Authority): Promise<CellDatabase> {
  const logins = ([...cellServices, 'watch', 'identity'] as const).map((service) => ({
    name: loginRoleName(authority, service),
    group: `concert_${service}`,
    password: PASSWORD,
  }))
  const { name, adminUrl } = await copyOf(server, 'cell', logins)
  return {
    name,
    url: (login) => server.url(name, loginRoleName(authority, login), PASSWORD),
    adminUrl,
    drop: () => server.dropDatabase(name),
  }
}

/** A database of its own with every migration of the joint plane. */
export async function prepareJoint(server: PostgresDatabases): Promise<JointDatabase> {
  const logins = [{ name: 'joint_registry', group: 'concert_registry', password: PASSWORD }]
  const { name, adminUrl } = await copyOf(server, 'joint', logins)
  return { url: server.url(name, 'joint_registry', PASSWORD), adminUrl, drop: () => server.dropDatabase(name) }
}

interface Login {
  readonly name: string
  readonly group: string
  readonly password: string
}

async function copyOf(server: PostgresDatabases, plane: 'cell' | 'joint', logins: readonly Login[]) {
  const template = `concert_template_${plane}`
  const migrationsFolder = join(ROOT, 'migrations', plane)
  const name = `${plane}_${randomBytes(6).toString('hex')}`
  await locked(server, async () => {
    if (!(await exists(server, template))) {
      await server.createDatabase(template)
      await prepareDatabase({
        adminUrl: server.superuserUrl(template),
        rolesFile: ROLES_FILE,
        migrationsFolder,
        logins: [],
      })
    }
    await server.createDatabase(name, template)
    const adminUrl = server.superuserUrl(name)
    await prepareDatabase({ adminUrl, rolesFile: ROLES_FILE, migrationsFolder, logins, editions: loadEditions() })
  })
  return { name, adminUrl: server.superuserUrl(name) }
}

async function locked(server: PostgresDatabases, work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server.superuserUrl('postgres') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    await work()
  } finally {
    await client.end()
  }
}

async function exists(server: PostgresDatabases, database: string): Promise<boolean> {
  const client = new Client({ connectionString: server.superuserUrl('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    return rowCount === 1
  } finally {
    await client.end()
  }
}
