import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Placement } from './placement.ts'

const PASSWORD_FILE = 'superuser-password'

/**
 * Creates the data directory if there is none and returns the superuser's password, which is generated once and stored
 * in it (mode 0600). It is built under another name and renamed, so an interrupted initialisation is never taken for a
 * cluster.
 */
export async function initialiseCluster(placement: Placement, mode: 'durable' | 'test'): Promise<string> {
  const passwordFile = join(placement.dataDir, PASSWORD_FILE)
  if (!existsSync(passwordFile)) await makeCluster(placement, mode)
  return readFileSync(passwordFile, 'utf8').trim()
}

async function makeCluster({ home, dataDir, runAs }: Placement, mode: 'durable' | 'test'): Promise<void> {
  if (existsSync(dataDir)) throw new Error(`${dataDir} exists and is not a data directory that Concert made`)
  mkdirSync(dirname(dataDir), { recursive: true })
  const building = `${dataDir}.new.${process.pid}`
  const pwfile = `${dataDir}.password.${process.pid}`
  const password = randomBytes(18).toString('hex')
  writeFileSync(pwfile, password, { mode: 0o600 })
  if (runAs !== undefined) chownSync(pwfile, runAs.uid, runAs.gid)
  const initdb = async (characterType: string) => {
    rmSync(building, { recursive: true, force: true })
    mkdirSync(building, { mode: 0o700 })
    if (runAs !== undefined) chownSync(building, runAs.uid, runAs.gid)
    const flags = initdbFlags(building, pwfile, mode, characterType)
    await promisify(execFile)(join(home, 'bin', 'initdb'), flags, { ...runAs, cwd: '/' })
  }
  try {
    await initdb('C.UTF-8').catch(async (error: unknown) => {
      if (!String(error).includes('invalid locale name')) throw error
      await initdb('C')
    })
    renameSync(pwfile, join(building, PASSWORD_FILE))
    chmodSync(join(building, PASSWORD_FILE), 0o600)
    renameSync(building, dataDir)
  } finally {
    rmSync(pwfile, { force: true })
    rmSync(building, { recursive: true, force: true })
  }
}

/**
 * The built-in C.UTF-8 locale: the same order of text on every machine, independent of its locales. Some extensions ask the character type
 * of the machine's own locale beside it, which is C.UTF-8 where there is one.
 */
function initdbFlags(pgdata: string, pwfile: string, mode: 'durable' | 'test', characterType: string): string[] {
  return [
    `--pgdata=${pgdata}`,
    `--pwfile=${pwfile}`,
    '--username=postgres',
    '--auth-host=scram-sha-256',
    '--auth-local=reject',
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${characterType}`,
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    ...(mode === 'test' ? ['--no-sync'] : []),
  ]
}
