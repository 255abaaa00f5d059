// node scripts/clean-up-run.ts: reads the folder of a run from its input, waits for the end of the input, and cleans up.
// It has a process of its own because whoever started the run can be killed, and then cannot clean up.
import { execFileSync } from 'node:child_process'
import { globSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { removePostgresData } from '@concert/postgres/placement'

const ENDED_WITHIN_MS = 15_000
const LOOKED_AT_EVERY_MS = 100

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
const folder = (await text(process.stdin)).trim()
if (folder !== '') await cleanUpRun(folder)

/**
 * Ends every process whose arguments or environment name the temporary folder of a run, then deletes the folder with the data
 * that servers of the run placed elsewhere. Processes are asked to end first; what is left after 15 s is killed.
 */
async function cleanUpRun(folder: string): Promise<void> {
  await endAll(folder, 'SIGTERM')
  await endAll(folder, 'SIGKILL')
  for (const note of globSync('**/*.staged', { cwd: folder })) {
    removePostgresData(join(folder, note.slice(0, -'.staged'.length)))
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

async function endAll(folder: string, signal: NodeJS.Signals): Promise<void> {
  const deadlineAt = Date.now() + ENDED_WITHIN_MS
  const told = new Set<number>()
  for (;;) {
    const left = processesOf(folder)
    if (left.length === 0 || Date.now() > deadlineAt) return
    // A process that is ending can still start another one.
    for (const pid of left.filter((one) => !told.has(one))) tell(pid, signal)
    for (const pid of left) told.add(pid)
    await delay(LOOKED_AT_EVERY_MS)
  }
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended in between.
  }
}

/** Parents end before their children, and an orphan names nobody it came from; what it inherited still names the folder. */
function processesOf(folder: string): number[] {
  const all = process.platform === 'linux' ? fromProc() : fromPs()
  return all.flatMap(({ pid, text }) => (pid !== process.pid && text.includes(folder) ? [pid] : []))
}

interface Described {
  readonly pid: number
  /** Its arguments and its environment. */
  readonly text: string
}

function fromProc(): Described[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map((pid) => ({
    pid: Number(pid),
    text: readText(`/proc/${pid}/cmdline`) + readText(`/proc/${pid}/environ`),
  }))
}

/** Empty for a process that has ended, or that belongs to somebody else. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function fromPs(): Described[] {
  const lines = execFileSync('ps', ['-axEww', '-o', 'pid=,command='], { encoding: 'utf8' }).split('\n')
  return lines.map((line) => ({ pid: Number.parseInt(line, 10), text: line }))
}
