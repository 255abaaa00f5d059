import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  dataFolder,
  type OwnDatabases,
  type OwnDatabasesOptions,
  prepareDatabases,
  removeOwnDatabases,
  startOwnDatabases,
} from '@concert/local/databases'
import { provisionKeys } from '@concert/local/provision-keys'
import { seed } from '@concert/local/seed'
import { placedDataDir, placePostgres, removePostgresData } from '@concert/postgres/placement'
import { Client } from 'pg'
import { inject } from 'vitest'
import { cast } from '../story/cast.ts'

// A first start makes a cluster and applies every migration to four databases, which takes longer than most of what is tested on it.
// So a run does that once, and whoever does not test a first start begins with a copy, as if Concert had run there before.

const PREPARED = ['keys', 'trust'] as const
/** Written last: what could not be prepared to its end is made anew. */
const COMPLETE = 'complete'
/** Key of the advisory lock under which parallel test files prepare. */
const LOCK = 7_203_413

/** The databases of a folder that is not there yet or is empty, prepared and with the cast in them; the keys that fit lie beside. */
export async function startPreparedDatabases(
  folder: string,
  options: OwnDatabasesOptions = { persistent: false },
): Promise<OwnDatabases> {
  await copyPreparedFolder(folder)
  return startOwnDatabases(folder, options)
}

/** Makes a folder as a start with the cast of the story leaves it. Its databases are `removeOwnDatabases`'s to remove. */
export async function copyPreparedFolder(folder: string): Promise<void> {
  const prepared = inject('preparedFolder')
  await prepareOnce(prepared)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  try {
    await copy(placedDataDir(dataFolder(prepared)), placePostgres(dataFolder(folder)).dataDir)
  } catch (error) {
    removePostgresData(dataFolder(folder))
    throw error
  }
  for (const name of PREPARED) await copy(join(prepared, name), join(folder, name))
}

/** With owners and modes; `fs.cp` keeps neither. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to])
}

async function prepareOnce(folder: string): Promise<void> {
  if (existsSync(join(folder, COMPLETE))) return
  const client = new Client({ connectionString: inject('postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    if (!existsSync(join(folder, COMPLETE))) await prepare(folder)
  } finally {
    await client.end()
  }
}

async function prepare(folder: string): Promise<void> {
  await removeOwnDatabases(folder)
  for (const name of PREPARED) rmSync(join(folder, name), { recursive: true, force: true })
  // Log that the server keeps for later would be copied each time.
  const settings = { wal_recycle: 'off', min_wal_size: '32MB' }
  const databases = await startOwnDatabases(folder, { persistent: true, mode: 'test', settings })
  try {
    const secrets = await provisionKeys(folder, cast)
    await prepareDatabases(databases, secrets)
    await seed(databases, secrets, cast, folder)
  } finally {
    await databases.stop()
  }
  writeFileSync(join(folder, COMPLETE), '')
}
