import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const ORPHAN_DEADLINE_MS = 20_000

/**
 * Takes a data directory for this process, after {@link stopLeftServer}.
 *
 * @throws when another living process owns the directory, with its id.
 */
export async function claimDataDir(dataDir: string): Promise<void> {
  await stopLeftServer(dataDir)
  writeFileSync(ownerFile(dataDir), `${process.pid}\n`)
}

/**
 * Stops, in order, a server left behind by a process that was killed. One that is still the child of the process that started
 * it is left alone.
 *
 * @throws when another living process owns the directory, with its id.
 */
export async function stopLeftServer(dataDir: string): Promise<void> {
  const postmaster = runningPostmaster(dataDir)
  if (postmaster === undefined) return
  const owner = readPid(ownerFile(dataDir))
  if (postmaster.parent === owner) throw new Error(`${dataDir} is in use by process ${owner}; stop that one first`)
  await stopOrphan(dataDir, postmaster.pid)
}

async function stopOrphan(dataDir: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT')
  const deadlineAt = Date.now() + ORPHAN_DEADLINE_MS
  while (runningPostmaster(dataDir)?.pid === pid) {
    if (Date.now() > deadlineAt) throw new Error(`the server of an earlier run (process ${pid}) does not stop`)
    await delay(25)
  }
}

/**
 * The server that runs on the directory. A lock file may be left from before a crash and its number belong to a stranger by
 * now, so the process must also say that it is `postgres` on this very directory.
 */
function runningPostmaster(dataDir: string): { pid: number; parent: number } | undefined {
  const pid = readPid(join(dataDir, 'postmaster.pid'))
  const found = pid === undefined ? undefined : describeProcess(pid)
  if (pid === undefined || found === undefined || !found.command.includes(`-D ${dataDir} `)) return undefined
  return { pid, parent: found.parent }
}

/** A living process's parent and command line, with a space after each argument. */
export function describeProcess(pid: number): { parent: number; command: string } | undefined {
  try {
    if (process.platform === 'linux') {
      // The second field is the program's name in brackets and may hold spaces; the parent is the second field after it.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }
    }
    const line = execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const space = line.indexOf(' ')
    return { parent: Number(line.slice(0, space)), command: `${line.slice(space)} ` }
  } catch {
    return undefined
  }
}

function ownerFile(dataDir: string): string {
  return join(dataDir, 'owner.pid')
}

function readPid(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10)
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}
