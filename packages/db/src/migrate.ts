import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { retryRace } from './retry-race.ts'

export interface MigrationReport {
  readonly applied: string[]
  readonly alreadyThere: number
}

/**
 * Brings a database to the newest schema: every `*.sql` of the folder that is not recorded yet, in order of name, each in a
 * transaction of its own as role `concert_owner`. The connection must be of a role that may become it.
 *
 * @throws Error when a file that was applied has changed since, when a new one sorts before it, or when the database knows a
 *   newer one than the folder has
 */
export async function migrate(connectionString: string, folder: string): Promise<MigrationReport> {
  const turn = await connect(connectionString, 'concert migration turn')
  const client = await connect(connectionString, 'concert migrate')
  try {
    await takeTurn(turn)
    return await applyPending(client, folder)
  } finally {
    await Promise.all([client.end(), turn.end()])
  }
}

async function connect(connectionString: string, name: string): Promise<Client> {
  const client = new Client({ connectionString, application_name: name })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Two starters wait for each other: by a table that no service's role can lock, on a connection of its own, until that ends. */
async function takeTurn(client: Client): Promise<void> {
  await retryRace(async () => {
    await client.query('create schema if not exists migrations authorization concert_owner')
    await client.query('create table if not exists migrations.turn ()')
  })
  await client.query('begin; lock table migrations.turn in access exclusive mode')
}

async function applyPending(client: Client, folder: string): Promise<MigrationReport> {
  await client.query(`
    create table if not exists migrations.applied (
      name text primary key, digest text not null, applied_at timestamptz not null default now());
    alter table migrations.applied owner to concert_owner`)
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from migrations.applied')
  const known = new Map(rows.map((row) => [row.name, row.digest]))
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const unknown = [...known.keys()].filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    throw new Error(`the database is newer than this version: it has ${unknown.join(', ')}; start the newer version`)
  }
  refuseLateFiles(names, known)
  const applied: string[] = []
  for (const name of names) {
    const text = await readFile(join(folder, name), 'utf8')
    const digest = createHash('sha256').update(text).digest('hex')
    const before = known.get(name)
    if (before === undefined) {
      await applyOne(client, name, text, digest)
      applied.push(name)
    } else if (before !== digest) {
      throw new Error(`migration ${name} was changed after it had been applied; write a new migration instead`)
    }
  }
  return { applied, alreadyThere: known.size }
}

/** A file that sorts before an applied one would make an upgraded database differ from a fresh one. */
function refuseLateFiles(names: readonly string[], known: ReadonlyMap<string, string>): void {
  const newest = [...known.keys()].sort().at(-1) ?? ''
  const late = names.filter((name) => !known.has(name) && name < newest)
  if (late.length > 0) {
    throw new Error(`migration ${late.join(', ')} comes before ${newest}, which is applied; give it a higher number`)
  }
}

async function applyOne(client: Client, name: string, text: string, digest: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query('set local role concert_owner')
    await client.query(text)
    await client.query('insert into migrations.applied (name, digest) values ($1, $2)', [name, digest])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
