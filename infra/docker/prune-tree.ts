import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { packagesToPrune } from './packages-to-prune.ts'

// A step of the Dockerfile: what the image's one program does not need does not enter it.
const root = join(import.meta.dirname, '../..')
const [name = ''] = process.argv.slice(2)
for (const folder of packagesToPrune(root, name)) rmSync(join(root, folder), { recursive: true })
