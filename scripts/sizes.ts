import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { extractTree } from './archived-tree.ts'
import { sizesTable } from './measures/sizes-table.ts'
import { measureTree, type TreeMeasures } from './measures/measure-tree.ts'

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { against: { type: 'string' }, json: { type: 'boolean', default: false } } })

// A mirror and not a gate: the lengths that must not be passed are lint rules.
const now = measureTree(root)
const before = values.against === undefined ? undefined : measureCommit(values.against)
console.log(values.json ? JSON.stringify({ before, now }, null, 2) : sizesTable(now, before).join('\n'))

function measureCommit(ref: string): TreeMeasures {
  const folder = mkdtempSync(join(tmpdir(), 'concert-sizes-'))
  try {
    extractTree(root, ref, folder)
    return measureTree(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
