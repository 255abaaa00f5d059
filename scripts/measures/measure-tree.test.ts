import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { measureSource } from './measure-source.ts'
import { measureTree } from './measure-tree.ts'
import { sizesTable } from './sizes-table.ts'

let tree: string

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'concert-measures-'))
})

afterEach(() => rmSync(tree, { recursive: true }))

function write(path: string, ...lines: string[]): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), `${lines.join('\n')}\n`)
}

test('a file is measured by its lines, its comments, its functions with a body, its any and its casts', () => {
  const text = `// Why.
declare function declared(): void
const list = ['a'] as const
export function outer(given: any) {
  return list.map((one) => one as unknown as number)
}
`
  expect(measureSource('scripts/one.ts', text)).toEqual({
    path: 'scripts/one.ts',
    lines: 6,
    commentLines: 1,
    functions: [3, 1],
    anys: 1,
    casts: 2,
    calls: new Set(['map']),
  })
})

test('a file that locks and records is a copy of the command sequence, and so is the kernel; a file that only records is not', () => {
  write('services/a/src/decide.ts', 'await lockCase(db)', 'await recordChange(db, {})')
  write('services/a/src/open.ts', 'await recordChange(db, {})')
  write('packages/cases/src/command.ts', 'await theCase.store.lock(db)')
  write('packages/cases/src/change-case.ts', 'await recordChange(db, {})')
  write('packages/db/src/record-change.ts', 'export function recordChange() {}')
  write('packages/db/src/record-change.test.ts', 'lockCase(db)', 'recordChange(db, {})')
  expect(measureTree(tree)).toMatchObject({
    commandSequences: ['packages/cases/src', 'services/a/src/decide.ts'],
    changeRecorders: ['packages/cases/src/change-case.ts', 'services/a/src/decide.ts', 'services/a/src/open.ts'],
  })
})

test('tests count by themselves, and their lines are set against those of the sources', () => {
  write('packages/a/src/one.ts', '1', '2', '3', '4')
  write('packages/a/src/one.test.ts', '1', '2')
  write('test/two.ts', '1')
  expect(measureTree(tree)).toMatchObject({
    sources: { lines: 4 },
    tests: { files: 2, lines: 3 },
    testsPerSource: 0.75,
  })
})

test('the table shows ours before and after beside the anchors', () => {
  write('packages/a/src/one.ts', '1', '2')
  const before = measureTree(tree)
  write('packages/a/src/two.ts', '1')
  const table = sizesTable(measureTree(tree), before)
  expect(table.filter((line) => /^(before: )?Concert /.test(line))).toHaveLength(2)
  expect(table).toContain('lines of source: 2 → 3')
  expect(table.some((line) => line.startsWith('logto core'))).toBe(true)
})
