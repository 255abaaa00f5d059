import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceFolders } from '../dependency-rules.ts'
import { measureSource, type Measured } from './measure-source.ts'
import { type Spread, spreadOf } from './spread.ts'

/** What is measured of a checkout. */
export interface TreeMeasures {
  readonly sources: Sizes
  readonly tests: Sizes
  /** Lines of test per line of source. */
  readonly testsPerSource: number
  /** Files that themselves lock a record, judge, and record what changed: the sequence that `packages/cases` has once. */
  readonly commandSequences: readonly string[]
  /** Files that call `recordChange`. */
  readonly changeRecorders: readonly string[]
}

export interface Sizes {
  readonly files: number
  readonly lines: number
  readonly file: Spread
  readonly function: Spread
  readonly longestFile: string
  readonly anyPerThousand: number
  readonly castsPerThousand: number
  readonly commentPercent: number
}

export function measureTree(root: string): TreeMeasures {
  const measured = globSync(`{${sourceFolders.join(',')}}/**/*.{ts,tsx,mjs}`, {
    cwd: root,
    exclude: (path) => path.includes('node_modules') || path.includes('.local'),
  })
    .toSorted()
    .map((path) => measureSource(path, readFileSync(join(root, path), 'utf8')))
  const sources = measured.filter((file) => !isTest(file))
  const tests = measured.filter(isTest)
  const recorders = sources.filter(
    ({ path, calls }) => /^(services|packages)\//.test(path) && calls.has('recordChange'),
  )
  return {
    sources: sizesOf(sources),
    tests: sizesOf(tests),
    testsPerSource: rounded(linesOf(tests) / Math.max(1, linesOf(sources)), 2),
    commandSequences: recorders.filter(locks).map(({ path }) => path),
    changeRecorders: recorders.map(({ path }) => path),
  }
}

function isTest({ path }: Measured): boolean {
  return /\.(test|fixture)\.ts$|^packages\/testing\/|(^|\/)test\//.test(path)
}

function locks({ calls }: Measured): boolean {
  return [...calls].some((name) => /^lock([A-Z]|$)/.test(name))
}

function sizesOf(measured: readonly Measured[]): Sizes {
  const thousands = Math.max(1, linesOf(measured)) / 1000
  const longest = measured.toSorted((one, other) => other.lines - one.lines)[0]
  return {
    files: measured.length,
    lines: linesOf(measured),
    file: spreadOf(measured.map(({ lines }) => lines)),
    function: spreadOf(measured.flatMap(({ functions }) => functions)),
    longestFile: longest?.path ?? '',
    anyPerThousand: rounded(total(measured, 'anys') / thousands, 1),
    castsPerThousand: rounded(total(measured, 'casts') / thousands, 1),
    commentPercent: rounded(total(measured, 'commentLines') / thousands / 10, 0),
  }
}

function linesOf(measured: readonly Measured[]): number {
  return total(measured, 'lines')
}

function total(measured: readonly Measured[], what: 'lines' | 'commentLines' | 'anys' | 'casts'): number {
  return measured.reduce((sum, file) => sum + file[what], 0)
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
