import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { extractTree } from '../../scripts/archived-tree.ts'
import { interruptible } from '../../scripts/interruption.ts'
import { makeRunFolder } from '../../scripts/run-folder.ts'
import { against, type BenchResult, medianOf, rounded, type Say } from './measure.ts'

/** The least share of the other tree's throughput that this one must reach. */
const BAR = 0.93

/** What each benchmark says of its throughput. */
const throughput = {
  registry: 'oursPerSecond',
  submit: 'oursPerSecond',
  case: 'casesPerSecond',
  search: 'worstPerSecond',
  abuse: 'readersPerSecond',
  upload: 'oursPerSecond',
  'read-gate': 'oursPerSecond',
  scan: 'oursPerSecond',
  assign: 'oursPerSecond',
  clocks: 'clocksPerSecond',
} as const
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
 * temporary folder that is gone afterwards, also when this process is ended by a signal.
 */
export async function compareTrees({ root, ref, name, rounds, say }: Comparison): Promise<BenchResult> {
  return interruptible(async (signal) => {
    await using started = new AsyncDisposableStack()
    const folder = makeRunFolder('concert-against-')
    started.defer(() => folder.cleanUp())
    // PostgreSQL may run as another user than this process, and reads its binaries here.
    chmodSync(folder.path, 0o755)
    const [other, temporary] = [join(folder.path, 'tree'), join(folder.path, 'temporary')]
    mkdirSync(temporary)
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
    // A group of its own: Ctrl-C in a terminal reaches this process alone, and its folder's cleaner ends the benchmark.
    detached: true,
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text))
  await once(child, 'close', { signal })
  const last = said.trim().split('\n').at(-1) ?? ''
  if (!last.startsWith('{')) throw new Error(`the benchmark in ${tree} gave no result:\n${said}`)
  return JSON.parse(last)
}
