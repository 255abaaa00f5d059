import { relative } from 'node:path'
import type { Stryker } from '@stryker-mutator/core'

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number]

export interface FileScore {
  readonly path: string
  /** Mutants that a test failed on, or that never ended. */
  readonly noticed: number
  /** All mutants that could be run. */
  readonly total: number
  /** Where a mutant that no test noticed is, and what stands there in it. */
  readonly missed: readonly string[]
}

export function scoresOf(mutants: readonly Mutant[], root: string): FileScore[] {
  const byFile = Map.groupBy(mutants, ({ fileName }) => relative(root, fileName))
  return [...byFile]
    .map(([path, all]) => {
      const missed = all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      const noticed = all.filter(({ status }) => status === 'Killed' || status === 'Timeout')
      return { path, noticed: noticed.length, total: noticed.length + missed.length, missed: missed.map(lineOf) }
    })
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

function lineOf({ location, mutatorName, replacement, status }: Mutant): string {
  const change = replacement.replaceAll(/\s+/g, ' ').slice(0, 80)
  return `${location.start.line}:${location.start.column} ${status} ${mutatorName}: ${change}`
}
