import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderInMemory } from './folder-in-memory.ts'
import { makeRunFolder } from './run-folder.ts'
import { TALLY_FILE_VARIABLE, type Tally } from './test-tally.ts'

const root = join(import.meta.dirname, '..')

process.exitCode = await runTests(process.argv.slice(2))

/**
 * Runs the suite (or what the arguments name) and prints, as the last line and in exactly this form, `N passed, N
 * failed, N skipped`. Every skip is printed before with its reason. Returns the exit code: a failure, a skip without a
 * reason and, under REQUIRE_ALL=1, any skip make it 1. Neither a process nor a folder of the run is left, whichever signal ends it.
 */
async function runTests(args: readonly string[]): Promise<number> {
  const folder = makeRunFolder('concert-tests-', folderInMemory())
  const tallyFile = join(folder.path, 'tally.json')
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts', 'test-tally.ts')}`]
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: folder.path, [TALLY_FILE_VARIABLE]: tallyFile },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  const [code] = await once(child, 'exit')
  const tally = readTally(tallyFile)
  await folder.cleanUp()
  return report(tally, code === 0)
}

/** A run that ended before it could count is one failure. */
function readTally(path: string): Tally {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    console.error('The test run ended before it was complete.')
    return { passed: 0, failed: 1, skipped: [] }
  }
}

function report({ passed, failed, skipped }: Tally, endedWell: boolean): number {
  const isEverySkipFatal = process.env['REQUIRE_ALL'] === '1'
  for (const { name, reason } of skipped) {
    console.log(
      `skipped: ${name}\n  ${reason ?? 'no reason is given: skip with ctx.skip("why, and what makes it run")'}`,
    )
  }
  const fatalSkips = skipped.filter(({ reason }) => isEverySkipFatal || reason === undefined).length
  if (fatalSkips > 0) {
    console.log(`${fatalSkips} of these skips fail the run${isEverySkipFatal ? ' (REQUIRE_ALL=1)' : ''}.`)
  }
  // Vitest also fails where nothing is counted, for example when no test matches; this must not look like a success.
  const failures = failed === 0 && !endedWell ? 1 : failed
  console.log(`${passed} passed, ${failures} failed, ${skipped.length} skipped`)
  return failures > 0 || fatalSkips > 0 || !endedWell ? 1 : 0
}
