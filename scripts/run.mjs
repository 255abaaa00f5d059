// node scripts/run.mjs <script> [arguments]: runs a script of the project with the project's own Node.
import { runWithOwnNode } from './bootstrap.mjs'

const [script, ...args] = process.argv.slice(2)
if (script === undefined) {
  console.error('usage: node scripts/run.mjs <script> [arguments]')
  process.exitCode = 2
} else {
  await runWithOwnNode(script, args)
}
