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
    ours: medianOf(counted.map((round) => round.ours)),
    floor: medianOf(counted.map((round) => round.floor)),
    ratio: rounded(medianOf(ratios)),
    quartiles: [rounded(quantile(ratios, 0.25)), rounded(quantile(ratios, 0.75))],
  }
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

export function medianOf(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], share: number): number {
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
