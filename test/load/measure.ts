import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Constellation, startConstellation } from '@concert/local/constellation'
import { type OwnDatabases, startOwnDatabases } from '@concert/local/databases'
import { cast } from '../story/cast.ts'

export type Say = (line: string) => void

/** What every benchmark ends with: our throughput over the floor's, measured in the same run on the same machine. */
export interface BenchResult {
  readonly name: string
  readonly ratio: number
  /** The least ratio that is promised; null where none is. */
  readonly bar: number | null
  /** Whether the promise was kept in this run. */
  readonly met: boolean
  readonly [detail: string]: unknown
}

/** A ratio beside what is promised of it. */
export function against(bar: number | null, ratio: number): Pick<BenchResult, 'ratio' | 'bar' | 'met'> {
  return { ratio, bar, met: bar === null || ratio >= bar }
}

export interface Ground {
  readonly folder: string
  readonly databases: OwnDatabases
  readonly constellation: Constellation
}

/** A constellation of its own for one benchmark, on a durable server, gone afterwards. */
export async function onGround<Result>(isSplit: boolean, work: (ground: Ground) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'concert-bench-'))
  const databases = await startOwnDatabases(folder, {
    persistent: false,
    mode: 'durable',
    settings: { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'top' },
  })
  try {
    const constellation = await startConstellation({ folder, databases, cast, port: 0, logLevel: 'warn', isSplit })
    try {
      return await work({ folder, databases, constellation })
    } finally {
      await constellation.stop()
    }
  } finally {
    await databases.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export interface Measured {
  readonly ours: number
  readonly floor: number
  readonly ratio: number
  /** The quartiles of the rounds' ratios: half of the rounds lay between them. */
  readonly quartiles: readonly [lower: number, upper: number]
}

/**
 * Runs ours and the floor in turn, each first in every other round, so that what else the machine does falls on both. The ratio
 * is the median of the rounds' own, since the two halves of a round saw the same machine; the first round only warms up.
 */
export async function inTurn(
  rounds: number,
  ours: (round: number) => Promise<number>,
  floor: (round: number) => Promise<number>,
): Promise<Measured> {
  const measured: { ours: number; floor: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const floorFirst = round % 2 === 0 ? await floor(round) : undefined
    const own = await ours(round)
    measured.push({ ours: own, floor: floorFirst ?? (await floor(round)) })
  }
  const counted = measured.slice(1)
  const ratios = counted.map((round) => round.ours / round.floor)
  return {
    ours: quantile(
      counted.map((round) => round.ours),
      0.5,
    ),
    floor: quantile(
      counted.map((round) => round.floor),
      0.5,
    ),
    ratio: rounded(quantile(ratios, 0.5)),
    quartiles: [rounded(quantile(ratios, 0.25)), rounded(quantile(ratios, 0.75))],
  }
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
}

/** How many of `count` tasks finish in a second, `width` of them under way at a time. */
export async function ratePerSecond(
  count: number,
  width: number,
  task: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < count) {
        const index = next
        next += 1
        await task(index)
      }
    }),
  )
  return (count * 1000) / (performance.now() - began)
}
