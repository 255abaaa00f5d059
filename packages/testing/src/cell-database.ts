import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { allowConnections } from '@concert/db/close-database'
import type { LoginRole } from '@concert/db/login-role'
import { cellServices, type CellService, loginRoleName, prepareDatabase } from '@concert/db/prepare-database'
import { retryRace } from '@concert/db/retry-race'
import { authorities, type Authority } from '@concert/domain/jurisdictions'
import { Client } from 'pg'
import type { PostgresDatabases } from '@concert/postgres/databases'
import { loadEditions } from '@concert/schemes/load-edition'

const ROOT = join(import.meta.dirname, '../../..')
const PASSWORD = 'only-for-tests'
/** Key of the advisory lock under which parallel test files copy the templates. */
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
  const name = await copyOf(server, 'cell', loginsOf(authority))
  return {
    name,
    url: (login) => server.url(name, loginRoleName(authority, login), PASSWORD),
    adminUrl: server.superuserUrl(name),
    drop: () => server.dropDatabase(name),
  }
}

/** A database of its own with every migration of the joint plane. */
export async function prepareJoint(server: PostgresDatabases): Promise<JointDatabase> {
  const name = await copyOf(server, 'joint', JOINT_LOGINS)
  return {
    url: server.url(name, 'joint_registry', PASSWORD),
    adminUrl: server.superuserUrl(name),
    drop: () => server.dropDatabase(name),
  }
}

const JOINT_LOGINS: readonly LoginRole[] = [{ name: 'joint_registry', group: 'concert_registry', password: PASSWORD }]

function loginsOf(authority: Authority): LoginRole[] {
  return ([...cellServices, 'watch', 'identity'] as const).map((service) => ({
    name: loginRoleName(authority, service),
    group: `concert_${service}`,
    password: PASSWORD,
  }))
}

/** A copy has all that was prepared but the right to connect, which a database has for itself. */
async function copyOf(
  server: PostgresDatabases,
  plane: 'cell' | 'joint',
  logins: readonly LoginRole[],
): Promise<string> {
  const name = `${plane}_${randomBytes(6).toString('hex')}`
  await asSuperuser(server, 'postgres', async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
    const template = await templateOf(server, client, plane)
    // Copying files costs half of what writing each page to the log costs, which is the default.
    await client.query(`create database ${name} template ${template} strategy file_copy`)
    await asSuperuser(server, name, (inside) => retryRace(() => allowConnections(inside, logins)))
  })
  return name
}

/** The template of a plane, with the roles of every authority. One that could not be prepared to its end is made anew. */
async function templateOf(server: PostgresDatabases, client: Client, plane: 'cell' | 'joint'): Promise<string> {
  const template = `concert_template_${plane}`
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
  if (rowCount === 1) return template
  const draft = `${template}_draft`
  await server.dropDatabase(draft)
  await server.createDatabase(draft)
  await prepareDatabase({
    adminUrl: server.superuserUrl(draft),
    rolesFile: join(ROOT, 'migrations/roles.sql'),
    migrationsFolder: join(ROOT, 'migrations', plane),
    logins: plane === 'cell' ? authorities.flatMap(loginsOf) : JOINT_LOGINS,
    editions: loadEditions(),
  })
  await client.query(`alter database ${draft} rename to ${template}`)
  return template
}

async function asSuperuser(
  server: PostgresDatabases,
  database: string,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: server.superuserUrl(database) })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
