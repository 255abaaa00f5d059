// npm start: prepares the machine, then hands over to scripts/start.ts.
import * as fs from 'node:fs'
import { root, runWithOwnNode } from './bootstrap.mjs'
import { usage } from './start-usage.mjs'

const args = process.argv.slice(2)
console.log('Concert, the back office of a joint certification body · demonstration on this machine only')
if (args.includes('--help') || args.includes('-h')) console.log(`\n${usage}`)
else {
  const { bavail, bsize } = fs.statfsSync(root)
  console.log(
    `  ✔ Node ${process.versions.node}, ${Math.floor((bavail * bsize) / 1024 ** 3)} GB free, no Docker needed`,
  )
  await runWithOwnNode('scripts/start.ts', args, console.log)
}
