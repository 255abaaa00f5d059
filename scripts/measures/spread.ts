/** How long things are: the middle one, the one that 5 % are longer than, the longest. In lines. */
export interface Spread {
  readonly median: number
  readonly p95: number
  readonly longest: number
}

export function spreadOf(lengths: readonly number[]): Spread {
  const sorted = lengths.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0
  return { median: at(0.5), p95: at(0.95), longest: sorted.at(-1) ?? 0 }
}
