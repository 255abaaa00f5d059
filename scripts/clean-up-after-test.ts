// node scripts/clean-up-after-test.ts: reads the folder of a run from its input, waits for the end of the input, and cleans up.
// It has a process of its own because whoever runs the suite can be killed, and then cannot clean up.
import { text } from 'node:stream/consumers'
import { cleanUpRun } from './run-folder.ts'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
const folder = (await text(process.stdin)).trim()
if (folder !== '') await cleanUpRun(folder)
