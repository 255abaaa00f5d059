import { execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeProcess } from '@concert/postgres/describe-process'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Inside the tree, because a test imports vitest from there; outside the folders from which the suite is taken. */
const folder = join(root, '.local', 'test-runs')

/** Starts a process that outlives the suite and writes its number, with the temporary folder of the run, to `$STARTED`. */
const startsAProcess = `
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
const made = mkdtempSync(join(tmpdir(), 'left-'))
const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
left.unref()
writeFileSync(process.env.STARTED, JSON.stringify({ pid: left.pid, folder: made }))`

const suites = {
  passes: "test('holds', () => {})",
  fails: "test('breaks', () => { expect(1).toBe(2) })\ntest('holds', () => {})",
  skips: "test('needs more', (ctx) => { ctx.skip('no redis-server found: install redis-server') })",
  skipsSilently: "test.skip('is forgotten', () => {})",
  doesNotLoad: "throw new Error('does not load')",
  breaksInAHook:
    "describe('suite', () => { beforeAll(() => { throw new Error('no database') }); test('never runs', () => {}) })",
  leavesItsOwnBehind: `${startsAProcess}\ntest('holds', () => {})`,
  hangs: `${startsAProcess}\ntest('never ends', () => new Promise(() => { setInterval(() => {}, 1000) }), 600_000)`,
  rejectsUnseen:
    "test('holds', async () => { void Promise.reject(new Error('unseen')); await new Promise(setImmediate) })",
} as const

beforeAll(() => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    "export default { test: { include: ['**/*.test.mjs'], exclude: [] } }\n",
  )
  for (const [name, body] of Object.entries(suites)) {
    const imports = "import { beforeAll, describe, expect, test } from 'vitest'\nvoid [beforeAll, describe, expect]\n"
    writeFileSync(join(folder, `${name}.test.mjs`), `${imports}${body}\n`)
  }
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('npm test', () => {
  test.each<[keyof typeof suites, string, number]>([
    ['passes', '1 passed, 0 failed, 0 skipped', 0],
    ['fails', '1 passed, 1 failed, 0 skipped', 1],
    ['skips', '0 passed, 0 failed, 1 skipped', 0],
    ['skipsSilently', '0 passed, 0 failed, 1 skipped', 1],
    ['doesNotLoad', '0 passed, 1 failed, 0 skipped', 1],
    ['rejectsUnseen', '1 passed, 1 failed, 0 skipped', 1],
  ])('a suite that %s ends with "%s" and exit code %i', async (suite, lastLine, code) => {
    const ended = await run(suite)
    expect({ lastLine: lastLineOf(ended.stdout), code: ended.code }).toEqual({ lastLine, code })
  })

  test('a hook that breaks fails the run although its tests never ran', async () => {
    const { stdout, code } = await run('breaksInAHook')
    expect(lastLineOf(stdout)).toMatch(/^0 passed, [1-9]\d* failed, \d+ skipped$/)
    expect(code).toBe(1)
  })

  test('a skip is printed with its reason', async () => {
    expect((await run('skips')).stdout).toContain(
      'skipped: needs more\n  no redis-server found: install redis-server\n',
    )
  })

  test('a skip fails the run where everything is required', async () => {
    const { stdout, code } = await run('skips', { REQUIRE_ALL: '1' })
    expect({ lastLine: lastLineOf(stdout), code }).toEqual({ lastLine: '0 passed, 0 failed, 1 skipped', code: 1 })
  })

  test('a filter that no file matches is a failure and not an empty success', async () => {
    const { stdout, code } = await run('there-is-no-such-suite')
    expect({ lastLine: lastLineOf(stdout), code }).toEqual({ lastLine: '0 passed, 1 failed, 0 skipped', code: 1 })
  })
})

describe('of a run, neither a process nor a folder is left', () => {
  test('when it ends by itself', async () => {
    const started = startedFile()
    expect((await run('leavesItsOwnBehind', { STARTED: started })).code).toBe(0)
    expect(leftOf(started)).toEqual({ process: false, folder: false })
  })

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const)(
    'when %s ends it',
    async (signal) => {
      const started = startedFile()
      const child = spawn(process.execPath, argumentsOf('hangs'), {
        env: environment({ STARTED: started }),
        stdio: 'ignore',
      })
      await vi.waitUntil(() => existsSync(started) && readFileSync(started, 'utf8') !== '', { timeout: 20_000 })
      child.kill(signal)
      await once(child, 'exit')
      await vi.waitFor(() => expect(leftOf(started)).toEqual({ process: false, folder: false }), { timeout: 25_000 })
    },
    60_000,
  )
})

function startedFile(): string {
  return join(folder, `started-${randomUUID()}.json`)
}

function leftOf(started: string): { process: boolean; folder: boolean } {
  const { pid, folder: made } = JSON.parse(readFileSync(started, 'utf8'))
  // Until somebody has asked for its exit code, a process that has ended still has a number, but no command line.
  return { process: (describeProcess(pid)?.command ?? '') !== '', folder: existsSync(join(made, '..')) }
}

function environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...process.env, REQUIRE_ALL: undefined, VITEST: undefined, ...more }
}

function argumentsOf(suite: string): string[] {
  return [
    join(root, 'scripts', 'test.ts'),
    `--root=${folder}`,
    `--config=${join(folder, 'vitest.config.mjs')}`,
    `${suite}.test`,
  ]
}

function run(suite: string, more: NodeJS.ProcessEnv = {}): Promise<{ stdout: string; code: number }> {
  const options = { env: environment(more), encoding: 'utf8' } as const
  return new Promise((resolve) => {
    execFile(process.execPath, argumentsOf(suite), options, (error, stdout) => {
      resolve({ stdout, code: error === null ? 0 : Number(error.code) })
    })
  })
}

function lastLineOf(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? ''
}
