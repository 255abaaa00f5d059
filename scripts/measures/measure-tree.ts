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
  /** Files that lock a record, judge and record the change themselves. The kernel, whose files share this work, counts as one. */
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

const KERNEL = 'packages/cases/src'

export function measureTree(root: string): TreeMeasures {
  const measured = globSync(`{${sourceFolders.join(',')}}/**/*.{ts,tsx,mjs}`, {
    cwd: root,
    exclude: (path) => path.includes('node_modules') || path.includes('.local'),
  })
    .toSorted()
    .map((path) => measureSource(path, readFileSync(join(root, path), 'utf8')))
  const sources = measured.filter((file) => !isTest(file))
  const tests = measured.filter(isTest)
  const kernel = sources.filter(({ path }) => path.startsWith(`${KERNEL}/`))
  const others = sources.filter((file) => !kernel.includes(file))
  return {
    sources: sizesOf(sources),
    tests: sizesOf(tests),
    testsPerSource: rounded(linesOf(tests) / Math.max(1, linesOf(sources)), 2),
    commandSequences: [
      ...(isSequence(kernel) ? [KERNEL] : []),
      ...others.filter((file) => isSequence([file])).map(pathOf),
    ],
    changeRecorders: sources.filter(records).map(pathOf),
  }
}

function isTest({ path }: Measured): boolean {
  return /\.(test|fixture)\.ts$|^packages\/testing\/|(^|\/)test\//.test(path)
}

function isSequence(files: readonly Measured[]): boolean {
  return files.some(records) && files.some(({ calls }) => [...calls].some((name) => /^lock([A-Z]|$)/.test(name)))
}

function records({ calls }: Measured): boolean {
  return calls.has('recordChange')
}

function pathOf({ path }: Measured): string {
  return path
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
