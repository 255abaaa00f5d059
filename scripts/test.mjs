// npm test: prepares the machine, then hands over to scripts/test.ts.
import { runWithOwnNode } from './bootstrap.mjs'

await runWithOwnNode('scripts/test.ts', process.argv.slice(2))
