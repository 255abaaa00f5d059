import { join } from 'node:path'
import { generateTree } from './generate-tree.ts'
import { generatedFolders, generators } from './generators.ts'

process.exitCode = await generateTree(
  join(import.meta.dirname, '..'),
  { generators, folders: generatedFolders },
  process.argv.includes('--check'),
  (line) => console.log(line),
)
