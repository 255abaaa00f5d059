import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeProcess } from '../../postgres/ownership.ts'

const FILE = 'running.json'

/** Who runs on a folder. */
interface Claim {
  readonly pid: number
  /** The process's command line: a number that belongs to somebody else by now is not that process. */
  readonly command: string
  readonly origin?: string
}

/** Another living process runs on the folder. */
export class FolderInUse extends Error {
  readonly pid: number
  readonly origin: string | undefined

  constructor(folder: string, { pid, origin }: Claim) {
    super(`${folder} is in use by process ${pid}${origin === undefined ? '' : `, at ${origin}`}`)
    this.name = 'FolderInUse'
    this.pid = pid
    this.origin = origin
  }
}

/** A folder that this process runs on. */
export interface ClaimedFolder {
  /** Notes where this process answers, for whoever wants to start another. */
  answersAt(origin: string): void
  release(): void
}

/**
 * Takes a folder for this process; one that a killed process had taken is free.
 *
 * @throws FolderInUse while another living process has it
 */
export function claimFolder(folder: string): ClaimedFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, FILE)
  const own = { pid: process.pid, command: describeProcess(process.pid)?.command ?? '' }
  const draft = `${file}.${process.pid}`
  const write = (claim: Claim): void => writeFileSync(draft, JSON.stringify(claim), { mode: 0o600 })
  write(own)
  try {
    take(folder, file, draft)
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    answersAt: (origin) => writeFileSync(file, JSON.stringify({ ...own, origin })),
    release: () => rmSync(file, { force: true }),
  }
}

/** Where the living process that has the folder answers; undefined when there is none, or it is still starting. */
export function runningOrigin(folder: string): string | undefined {
  const holder = read(join(folder, FILE))
  return holder !== undefined && isAlive(holder) ? holder.origin : undefined
}

/** A link appears whole or not at all, and fails where another process was first. */
function take(folder: string, file: string, draft: string): void {
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const holder = read(file)
    if (holder !== undefined && isAlive(holder)) {
      throw new FolderInUse(folder, holder)
    }
    rmSync(file, { force: true })
    linkSync(draft, file)
  }
}

function read(file: string): Claim | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Claim
  } catch {
    return undefined
  }
}

function isAlive({ pid, command }: Claim): boolean {
  return describeProcess(pid)?.command === command
}
