import { join } from 'node:path'
import { setBase } from './api-base.ts'
import { generateTree } from './generate-tree.ts'
import { generatedIn } from './generators.ts'

const root = join(import.meta.dirname, '..')

process.exitCode = await generateTree(root, generatedIn(root), process.argv.includes('--check'), (line) =>
  console.log(line),
)
// Never by itself: what callers were promised changes only when someone says so.
if (process.argv.includes('--api-base')) setBase(root)
