import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Claim, ClaimHeld, takeClaim } from './claim-file.ts'
import { describeProcess } from './describe-process.ts'

const ORPHAN_DEADLINE_MS = 20_000

/**
 * Takes a data directory for this process. A server that a killed process left running on it is stopped in order.
 *
 * @throws when another running process owns the directory, with its id.
 */
export async function claimDataDir(dataDir: string): Promise<Claim> {
  const claim = take(dataDir)
  try {
    await stopOrphan(dataDir)
    return claim
  } catch (error) {
    claim.release()
    throw error
  }
}

/**
 * Stops a server that a killed process left running.
 *
 * @throws when another running process owns the directory, with its id.
 */
export async function stopLeftServer(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return
  const claim = await claimDataDir(dataDir)
  claim.release()
}

function take(dataDir: string): Claim {
  try {
    return takeClaim(join(dataDir, 'owner.json'))
  } catch (error) {
    if (!(error instanceof ClaimHeld)) throw error
    throw new Error(`${dataDir} is in use by process ${error.holder.pid}; stop that one first`, { cause: error })
  }
}

/** Only the holder of the claim starts a server, so a server that already runs belongs to a process that has ended. */
async function stopOrphan(dataDir: string): Promise<void> {
  const pid = runningPostmaster(dataDir)
  if (pid === undefined) return
  process.kill(pid, 'SIGINT')
  const deadlineAt = Date.now() + ORPHAN_DEADLINE_MS
  while (runningPostmaster(dataDir) === pid) {
    if (Date.now() > deadlineAt) throw new Error(`the server of an earlier run (process ${pid}) does not stop`)
    await delay(25)
  }
}

/**
 * The server that runs on the directory. A lock file can remain from before a crash, and its number can belong to an
 * unrelated process, so the process must also be `postgres` on this very directory.
 */
function runningPostmaster(dataDir: string): number | undefined {
  const pid = readPid(join(dataDir, 'postmaster.pid'))
  if (pid === undefined) return undefined
  return describeProcess(pid)?.command.includes(`-D ${dataDir} `) === true ? pid : undefined
}

function readPid(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10)
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}
