import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Constellation, type OwnDatabases, startConstellation, startOwnDatabases } from '@concert/local'

export type Say = (line: string) => void

/** What every benchmark ends with: our throughput over the floor's, measured in the same run on the same machine. */
export interface BenchResult {
  readonly name: string
  readonly ratio: number
  readonly [detail: string]: unknown
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
    const constellation = await startConstellation({ folder, databases, port: 0, logLevel: 'warn', isSplit })
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

/** Runs ours and the floor in turn, so that what else the machine does falls on both, and takes the median of each. */
export async function inTurn(
  rounds: number,
  ours: (round: number) => Promise<number>,
  floor: (round: number) => Promise<number>,
): Promise<{ ours: number; floor: number; ratio: number }> {
  const measured: { ours: number[]; floor: number[] } = { ours: [], floor: [] }
  for (let round = 0; round < rounds; round += 1) {
    measured.floor.push(await floor(round))
    measured.ours.push(await ours(round))
  }
  const result = { ours: median(measured.ours), floor: median(measured.floor) }
  return { ...result, ratio: rounded(result.ours / result.floor) }
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
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
