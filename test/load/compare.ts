import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { stopLeftServer } from '@concert/postgres/ownership'
import { placedDataDir, removePostgresData } from '@concert/postgres/placement'
import { extractTree } from '../../scripts/archived-tree.ts'
import { interruptible } from '../../scripts/interruption.ts'
import { against, type BenchResult, GROUND_PREFIX, medianOf, rounded, type Say } from './measure.ts'

/** The least share of the other tree's throughput that this one must reach. */
const BAR = 0.93
const CHILD_ENDS_WITHIN_MS = 20_000

/** What each benchmark says of its throughput. */
const throughput = { registry: 'oursPerSecond', submit: 'oursPerSecond', case: 'casesPerSecond' } as const
export type BenchName = keyof typeof throughput

export interface Round {
  readonly here: number
  readonly there: number
  /** This tree's throughput over the other's. */
  readonly ratio: number
}

export interface Comparison {
  readonly name: BenchName
  /** The folder of this tree, which may hold what was not committed. */
  readonly root: string
  /** The commit of the other. */
  readonly ref: string
  readonly rounds: number
  readonly say: Say
}

/** Runs a benchmark once in the tree that lies in the folder. */
export type RunIn = (tree: string) => Promise<number>

/**
 * Runs a benchmark of this tree and of another commit's in turn. The other tree gets dependencies of its own and its own benchmark, in a
 * temporary folder that is gone afterwards, also when this process is sent a signal.
 */
export async function compareTrees({ root, ref, name, rounds, say }: Comparison): Promise<BenchResult> {
  return interruptible(async (signal) => {
    await using started = new AsyncDisposableStack()
    const folder = mkdtempSync(join(tmpdir(), 'concert-against-'))
    started.defer(() => rmSync(folder, { recursive: true, force: true }))
    // PostgreSQL may run as another user than this process, and reads its binaries here.
    chmodSync(folder, 0o755)
    const [other, temporary] = [join(folder, 'tree'), join(folder, 'temporary')]
    mkdirSync(temporary)
    started.defer(() => removeGrounds(temporary))
    const commit = extractTree(root, ref, other)
    say(`${name}: this tree against ${commit}, ${rounds} rounds`)
    const runIn: RunIn = async (tree) => throughputOf(name, await runBench(tree, name, temporary, signal))
    const measured = await alternate(rounds, root, other, runIn, say)
    const ratio = rounded(medianOf(measured.map((round) => round.ratio)), 3)
    return { name, against: commit, rounds: measured, ...against(BAR, ratio) }
  })
}

/** Both trees once a round, each first in every other one, so that what else the machine does falls on both. */
export async function alternate(rounds: number, here: string, there: string, runIn: RunIn, say: Say): Promise<Round[]> {
  const measured: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    const ownFirst = round % 2 === 0 ? await runIn(here) : undefined
    const others = await runIn(there)
    const own = ownFirst ?? (await runIn(here))
    const ratio = rounded(own / others, 3)
    measured.push({ here: own, there: others, ratio })
    say(`round ${round + 1}: ${own}/s here, ${others}/s there: ${ratio}`)
  }
  return measured
}

function throughputOf(name: BenchName, result: Record<string, unknown>): number {
  const value = result[throughput[name]]
  if (typeof value !== 'number' || !(value > 0)) throw new Error(`${name} says no ${throughput[name]}`)
  return value
}

/**
 * The last line of the tree's own `bench -- NAME --json`, run as `npm run` would, which installs what is missing. That it is
 * below a bar of its own is no failure here.
 */
async function runBench(
  tree: string,
  name: BenchName,
  temporary: string,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  signal.throwIfAborted()
  const child = spawn(process.execPath, [join(tree, 'scripts', 'run.mjs'), 'test/load/bench.ts', name, '--json'], {
    cwd: tree,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own: Ctrl-C in a terminal reaches this process alone, which passes it on once.
    detached: true,
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text))
  const end = (): void => void endGroup(child)
  signal.addEventListener('abort', end)
  await once(child, 'close')
  signal.removeEventListener('abort', end)
  signal.throwIfAborted()
  const last = said.trim().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) throw new Error(`the benchmark in ${tree} gave no result:\n${said}`)
  return JSON.parse(last)
}

async function endGroup(child: ChildProcessByStdio<null, Readable, null>): Promise<void> {
  const ended = once(child, 'exit').then(() => true)
  child.kill('SIGTERM')
  const isEnded = await Promise.race([ended, delay(CHILD_ENDS_WITHIN_MS, false, { ref: false })])
  if (!isEnded && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  // What it left running may hold the other end.
  child.stdout.destroy()
}

/** What a benchmark that was ended has left: its PostgreSQL, and where the data lie. The folder goes with the one it is in. */
async function removeGrounds(temporary: string): Promise<void> {
  for (const ground of globSync(`${GROUND_PREFIX}*`, { cwd: temporary })) {
    const dataDir = join(temporary, ground, 'pg')
    await stopLeftServer(placedDataDir(dataDir))
    removePostgresData(dataDir)
  }
}
