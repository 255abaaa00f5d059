import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Inside the tree, because a test imports vitest from there; outside the folders from which the suite is taken. */
const folder = join(root, '.local', 'test-runs')

const suites = {
  passes: "test('holds', () => {})",
  fails: "test('breaks', () => { expect(1).toBe(2) })\ntest('holds', () => {})",
  skips: "test('needs more', (ctx) => { ctx.skip('no redis-server found: install redis-server') })",
  skipsSilently: "test.skip('is forgotten', () => {})",
  doesNotLoad: "throw new Error('does not load')",
  breaksInAHook:
    "describe('suite', () => { beforeAll(() => { throw new Error('no database') }); test('never runs', () => {}) })",
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

function run(suite: string, environment: NodeJS.ProcessEnv = {}): Promise<{ stdout: string; code: number }> {
  const env = { ...process.env, REQUIRE_ALL: undefined, VITEST: undefined, ...environment }
  const args = [
    join(root, 'scripts', 'test.ts'),
    `--root=${folder}`,
    `--config=${join(folder, 'vitest.config.mjs')}`,
    `${suite}.test`,
  ]
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, encoding: 'utf8' }, (error, stdout) => {
      resolve({ stdout, code: error === null ? 0 : Number(error.code) })
    })
  })
}

function lastLineOf(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? ''
}
