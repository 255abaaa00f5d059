import { join } from 'node:path'
import { baseFolder, brokenPromises } from './api-base.ts'

const broken = brokenPromises(join(import.meta.dirname, '..'))
for (const promise of broken) console.error(promise)
if (broken.length > 0) {
  console.error(
    `\nA caller of ${baseFolder} breaks on these. Keep what was promised and add beside it. Where the break is meant: npm run generate -- --api-base, and an entry in CHANGELOG.md.`,
  )
  process.exitCode = 1
}
