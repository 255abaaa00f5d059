import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { postgresHome } from './binaries.ts'

/** The user as whom the server runs. `undefined`: the user of this process. */
export type RunAs = { uid: number; gid: number } | undefined

/** The actual location of the binaries and the data, and the user as whom the server runs. */
export type Placement = { home: string; dataDir: string; runAs: RunAs }

/**
 * PostgreSQL does not run as root. A root process runs it as `postgres`, or as `nobody` if there is no such user; no
 * user is created. If that user cannot enter the checkout (under /root, or in a 0700 folder), what it cannot reach is
 * placed in a folder of root under /var/tmp, so that no permissions are changed.
 *
 * @throws when data exist at the requested location and that user cannot reach them
 */
export function placePostgres(dataDir: string): Placement {
  const home = postgresHome()
  const wanted = resolve(dataDir)
  const runAs = unprivilegedUser()
  if (runAs === undefined) return { home, dataDir: wanted, runAs }
  return {
    home: isReachable(home, runAs) ? home : stageBinaries(home),
    dataDir: reachableDataDir(wanted, runAs),
    runAs,
  }
}

/** Where {@link placePostgres} has placed a data directory, if it did. */
export function placedDataDir(dataDir: string): string {
  const wanted = resolve(dataDir)
  return stagedDataDir(wanted) ?? wanted
}

/** Deletes a data directory wherever {@link placePostgres} placed it. The server must be stopped. */
export function removePostgresData(dataDir: string): void {
  const wanted = resolve(dataDir)
  const staged = stagedDataDir(wanted)
  if (staged !== undefined) rmSync(dirname(staged), { recursive: true, force: true })
  rmSync(stagedNote(wanted), { force: true })
  rmSync(wanted, { recursive: true, force: true })
}

function reachableDataDir(wanted: string, runAs: { uid: number; gid: number }): string {
  mkdirSync(dirname(wanted), { recursive: true })
  const staged = stagedDataDir(wanted)
  if (staged === undefined && isReachable(dirname(wanted), runAs)) return wanted
  // A second, empty server beside existing data would look like their loss.
  if (staged === undefined && existsSync(wanted)) {
    throw new Error(
      `user ${runAs.uid} cannot reach ${wanted}; let others pass (chmod o+x) each folder on the way there`,
    )
  }
  const dataDir = staged ?? noteStaging(wanted)
  ownedFolder(dirname(dataDir))
  return dataDir
}

/**
 * The name under /var/tmp is random and stored where the data were requested: deleting that folder also gives up the
 * data, and a new checkout at the same path does not use the old data.
 */
function noteStaging(wanted: string): string {
  const id = randomBytes(8).toString('hex')
  const draft = `${stagedNote(wanted)}.${process.pid}`
  writeFileSync(draft, `${id}\n`, { mode: 0o600 })
  renameSync(draft, stagedNote(wanted))
  return dataDirOf(id)
}

function stagedDataDir(wanted: string): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync(stagedNote(wanted))) return undefined
  const id = readFileSync(stagedNote(wanted), 'utf8').trim()
  if (!/^[0-9a-f]{16}$/.test(id)) throw new Error(`${stagedNote(wanted)} does not name a folder that Concert made`)
  return dataDirOf(id)
}

function stagedNote(wanted: string): string {
  return `${wanted}.staged`
}

function dataDirOf(id: string): string {
  return join('/var/tmp', `concert-${id}`, 'data')
}

function unprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    const uid = lookUp('-u', name)
    const gid = lookUp('-g', name)
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new Error('PostgreSQL refuses to run as root and there is neither a user "postgres" nor "nobody" to run it as')
}

function lookUp(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number.parseInt(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      10,
    )
  } catch {
    return undefined
  }
}

/** Whether the user can enter every folder on the way to `path`. Access control lists are not considered. */
function isReachable(path: string, runAs: { uid: number; gid: number }): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const shift = uid === runAs.uid ? 6 : gid === runAs.gid ? 3 : 0
    if (((mode >> shift) & 0o1) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function stageBinaries(home: string): string {
  const staged = join(ownedFolder(stagedPath(home)), 'native')
  if (existsSync(staged)) return staged
  // Copied under another name and renamed, so that an interrupted copy is never taken for a complete one.
  const partial = `${staged}.${process.pid}`
  cpSync(home, partial, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(partial, staged)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(staged)) throw error
  }
  return staged
}

/** Binaries are the same for everyone who has the same path to them. */
function stagedPath(home: string): string {
  return join('/var/tmp', `concert-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`)
}

/**
 * A folder that only root can write to: its name can be guessed and everyone can write to /var/tmp, so an existing
 * folder is checked.
 */
function ownedFolder(path: string): string {
  if (!existsSync(path)) {
    mkdirSync(path)
    chownSync(path, 0, 0)
    chmodSync(path, 0o711)
  }
  const found = lstatSync(path)
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new Error(`${path} exists and is not a folder that only root may write`)
  }
  return path
}
