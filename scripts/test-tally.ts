import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** The result of a run. `failed` also counts what failed outside a test: a file that does not load, an unhandled rejection. */
export type Tally = {
  passed: number
  failed: number
  skipped: readonly { name: string; reason: string | undefined }[]
}

/** The variable with the name of the file to which the tally is written. */
export const TALLY_FILE_VARIABLE = 'CONCERT_TEST_TALLY'

/** A reporter of vitest that only counts. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const path = process.env[TALLY_FILE_VARIABLE]
    if (path === undefined) throw new Error(`${TALLY_FILE_VARIABLE} does not name the file for the tally`)
    writeFileSync(path, JSON.stringify(tallyOf(modules, unhandledErrors.length)))
  }
}

function tallyOf(modules: readonly TestModule[], unhandled: number): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()])
  const failed = tests.filter((test) => test.result().state === 'failed').length
  return {
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failed: failed + unhandled + modules.filter(brokeOutsideTests).length,
    skipped: tests.flatMap(skipOf),
  }
}

/** The file itself, or the hooks of a suite in it. */
function brokeOutsideTests(module: TestModule): boolean {
  return module.errors().length > 0 || [...module.children.allSuites()].some((suite) => suite.errors().length > 0)
}

/** A test without a result counts as skipped without a reason, so it cannot be overlooked. */
function skipOf(test: TestCase): Tally['skipped'] {
  const result = test.result()
  if (result.state === 'passed' || result.state === 'failed') return []
  return [{ name: test.fullName, reason: result.state === 'skipped' ? result.note : undefined }]
}
