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

/** Whose rights the server runs with. `undefined`: those of this process. */
export type RunAs = { uid: number; gid: number } | undefined

/** Where the binaries and the data really are, and as whom the server runs. */
export type Placement = { home: string; dataDir: string; runAs: RunAs }

/**
 * PostgreSQL refuses to run as root. A root process runs it as `postgres`, or as `nobody` where there is no such user; no
 * user is created on somebody's machine. That user may be shut out of the checkout (under /root, or in a 0700 folder): then
 * what it cannot reach goes to a folder of root's under /var/tmp, so nobody's permissions are changed.
 *
 * @throws when data lie where they were asked for, and that user cannot reach them
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

/** Where {@link placePostgres} has put a data directory, if it did. */
export function placedDataDir(dataDir: string): string {
  const wanted = resolve(dataDir)
  return stagedDataDir(wanted) ?? wanted
}

/** Removes a data directory wherever {@link placePostgres} put it. The server must be stopped. */
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
  // A second, empty server beside the data that are there would look like their loss.
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
 * The name under /var/tmp is drawn, and kept beside where the data were asked for: whoever removes that folder has also left
 * the data, and a new checkout at the same path does not meet them.
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

/** Whether every folder on the way to `path` lets the user pass. Access lists are not looked at. */
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
  // Copied beside and renamed, so that a copy that was cut short is never taken for a whole one.
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

/** A folder that only root writes: the name is guessable and /var/tmp is everybody's, so a folder found there is checked. */
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
