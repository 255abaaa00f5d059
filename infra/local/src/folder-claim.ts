import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Claim, ClaimHeld, livingHolder, takeClaim } from '@concert/postgres/claim-file'

const FILE = 'running.json'

/** Another running process uses the folder. */
export class FolderInUse extends Error {
  readonly pid: number
  readonly origin: string | undefined

  constructor(folder: string, { holder }: ClaimHeld) {
    const at = holder.origin === undefined ? '' : `, at ${holder.origin}`
    super(`${folder} is in use by process ${holder.pid}${at}`)
    this.name = 'FolderInUse'
    this.pid = holder.pid
    this.origin = holder.origin
  }
}

/**
 * Takes a folder for this process, and creates it if there is none. A folder that a killed process had taken is free.
 *
 * @throws FolderInUse while another running process has it
 */
export function claimFolder(folder: string): Claim {
  makeFolder(folder)
  try {
    return takeClaim(join(folder, FILE))
  } catch (error) {
    throw error instanceof ClaimHeld ? new FolderInUse(folder, error) : error
  }
}

/** The address of the running process that has the folder; undefined if there is none, or while it starts. */
export function runningOrigin(folder: string): string | undefined {
  return livingHolder(join(folder, FILE))?.origin
}

/**
 * PostgreSQL of a root process runs as another user, who must be able to reach the data; the other files here are
 * protected individually. An existing folder keeps its mode.
 */
function makeFolder(folder: string): void {
  const isNew = mkdirSync(folder, { recursive: true, mode: 0o711 }) !== undefined
  if (isNew) chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
}
