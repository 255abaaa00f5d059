import { type Anchor, anchors } from './anchors.ts'
import type { Sizes, TreeMeasures } from './measure-tree.ts'
import type { Spread } from './spread.ts'

type Row = readonly string[]

const HEAD: Row = ['', 'files', 'lines', 'test/src', 'file', 'function', 'any', 'casts', 'comments']

/** Our measures beside those of the anchors, and where an earlier tree is given, before → now. */
export function sizesTable(now: TreeMeasures, before?: TreeMeasures): string[] {
  const ours = [...(before === undefined ? [] : rowsOf('before: ', before)), ...rowsOf('', now)]
  return [
    ...aligned([HEAD, ...ours, ...anchors.map(anchorRow)]),
    '',
    'file and function: median / 95 % / longest, in lines; any and casts: per 1000 lines.',
    `longest file: ${now.sources.file.longest} ${now.sources.longestFile}`,
    `lines of source: ${change(before?.sources.lines, now.sources.lines)}`,
    `files that lock, judge and record: ${change(before?.commandSequences.length, now.commandSequences.length)}`,
    ...now.commandSequences.map((path) => `  ${path}`),
    `files that record a change: ${change(before?.changeRecorders.length, now.changeRecorders.length)}`,
  ]
}

function rowsOf(label: string, { sources, tests, testsPerSource }: TreeMeasures): Row[] {
  return [
    [`${label}Concert`, ...sizeCells(sources, testsPerSource)],
    [`${label}its tests`, ...sizeCells(tests)],
  ]
}

function sizeCells(sizes: Sizes, testsPerSource?: number): Row {
  return [
    `${sizes.files}`,
    `${sizes.lines}`,
    testsPerSource?.toFixed(2) ?? '',
    spreadText(sizes.file),
    spreadText(sizes.function),
    sizes.anyPerThousand.toFixed(1),
    sizes.castsPerThousand.toFixed(1),
    `${sizes.commentPercent} %`,
  ]
}

function anchorRow({ name, testsPerSource, files, functions, anyPerThousand }: Anchor): Row {
  const cells = [testsPerSource.toFixed(2), spreadText(files), spreadText(functions), anyPerThousand?.toFixed(1) ?? '–']
  return [name, '', '', ...cells, '', '']
}

function spreadText({ median, p95, longest }: Omit<Spread, 'longest'> & { readonly longest?: number }): string {
  return [median, p95, longest ?? '–'].join(' / ')
}

function change(before: number | undefined, now: number): string {
  return before === undefined ? `${now}` : `${before} → ${now}`
}

function aligned(rows: readonly Row[]): string[] {
  const widths = HEAD.map((_head, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
