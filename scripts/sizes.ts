import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceFolders } from './dependency-rules.ts'

type Sized = { path: string; lines: number; comments: number }

const root = join(import.meta.dirname, '..')
const files = globSync(`{${sourceFolders.join(',')}}/**/*.{ts,tsx,mjs}`, {
  cwd: root,
  exclude: (path) => path.includes('node_modules'),
}).map(measure)
const isTest = ({ path }: Sized): boolean => /\.(test|fixture)\.ts$|^packages\/testing\/|(^|\/)test\//.test(path)
const sources = files.filter((file) => !isTest(file))
const tests = files.filter(isTest)

// A mirror and not a gate: the lengths that must not be passed are lint rules.
console.log(
  JSON.stringify({ sources: summary(sources), tests: summary(tests), testsPerSource: ratio(tests, sources) }, null, 2),
)

function measure(path: string): Sized {
  const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n')
  return { path, lines: lines.length, comments: lines.filter((line) => /^\s*(\/\/|\/\*|\*)/.test(line)).length }
}

function summary(measured: readonly Sized[]): Record<string, number | string> {
  const byLength = measured.toSorted((one, other) => one.lines - other.lines)
  const longest = byLength.at(-1)
  return {
    files: measured.length,
    lines: total(measured, 'lines'),
    median: byLength[Math.floor(byLength.length / 2)]?.lines ?? 0,
    p95: byLength[Math.floor(byLength.length * 0.95)]?.lines ?? 0,
    longest: longest === undefined ? '' : `${longest.lines} ${longest.path}`,
    commentPercent: Math.round((100 * total(measured, 'comments')) / Math.max(1, total(measured, 'lines'))),
  }
}

function ratio(one: readonly Sized[], other: readonly Sized[]): number {
  return Math.round((100 * total(one, 'lines')) / Math.max(1, total(other, 'lines'))) / 100
}

function total(measured: readonly Sized[], what: 'lines' | 'comments'): number {
  return measured.reduce((sum, file) => sum + file[what], 0)
}
