import { join } from 'node:path'
import { setBase } from './api-base.ts'
import { generateTree } from './generate-tree.ts'
import { generated } from './generators.ts'

const root = join(import.meta.dirname, '..')

process.exitCode = await generateTree(root, generated, process.argv.includes('--check'), (line) => console.log(line))
// Never automatically: the promised interface changes only on request.
if (process.argv.includes('--api-base')) setBase(root)
