import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

const branches = Array.from({ length: 13 }, (_, index) => `  if (n === ${index}) return ${index}\n`).join('')
const lines = (count: number): string => '  console.info(1)\n'.repeat(count)

/** Each guarantee of `.oxlintrc.json` with a file that breaks it: [rule, path, text]. */
const seeded: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['typescript(no-floating-promises)', 'packages/db/src/floating.ts', 'Promise.resolve(1)\n'],
  [
    'typescript(switch-exhaustiveness-check)',
    'packages/domain/src/gap.ts',
    "export function gap(state: 'draft' | 'submitted'): number {\n  switch (state) {\n    case 'draft':\n      return 1\n  }\n  return 0\n}\n",
  ],
  ['typescript(no-explicit-any)', 'packages/db/src/any.ts', 'export const anything: any = 1\n'],
  ['typescript(no-non-null-assertion)', 'packages/db/src/assertion.ts', 'export const first = [1][0]!\n'],
  ['import(no-default-export)', 'packages/db/src/default.ts', 'export default 1\n'],
  ['eslint(no-console)', 'services/evidence/src/print.ts', 'console.log(1)\n'],
  ['node(no-process-env)', 'services/evidence/src/app.ts', "export const url = process.env['URL']\n"],
  [
    'eslint(no-restricted-imports)',
    'services/evidence/src/queue.ts',
    "import { Queue } from 'bullmq'\n\nexport const queue = Queue\n",
  ],
  [
    'concert(clause-stays-in-domain)',
    'services/evidence/src/clause.ts',
    "export const receipt = { clause: 'iso17065-7.2', guard: 'every-requirement-answered' }\n",
  ],
  ['eslint(max-lines)', 'packages/db/src/long.ts', 'export {}\n' + '// line\n'.repeat(400)],
  ['eslint(max-lines-per-function)', 'scripts/long-function.ts', `export function long(): void {\n${lines(60)}}\n`],
  [
    'eslint(complexity)',
    'packages/db/src/complex.ts',
    `export function complex(n: number): number {\n${branches}  return n\n}\n`,
  ],
  ['unicorn(filename-case)', 'packages/db/src/camelCase.ts', 'export const here = 1\n'],
  ['unicorn(no-process-exit)', 'packages/db/src/exit.ts', 'process.exit(1)\n'],
  [
    'vitest(no-focused-tests)',
    'packages/db/src/focus.test.ts',
    "import { expect, test } from 'vitest'\n\ntest.only('x', () => expect(1).toBe(1))\n",
  ],
  [
    'vitest(no-disabled-tests)',
    'packages/db/src/skip.test.ts',
    "import { expect, test } from 'vitest'\n\ntest.skip('x', () => expect(1).toBe(1))\n",
  ],
]

/** Where the same is right. */
const allowed: readonly (readonly [path: string, text: string])[] = [
  ['services/evidence/src/config.ts', "export const url = process.env['URL']\n"],
  ['packages/workflows/src/queue.ts', "import { Queue } from 'bullmq'\n\nexport const queue = Queue\n"],
  ['packages/domain/src/clause.ts', "export const clause = 'iso17065-7.2'\n"],
  ['packages/cli/src/print.ts', 'console.log(1)\n'],
  ['scripts/print.ts', 'console.log(1)\n'],
]

let tree: string
let found: string[]

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'concert-lint-'))
  cpSync(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'))
  cpSync(join(root, 'tsconfig.json'), join(tree, 'tsconfig.json'))
  // The plugin of our own rules, and the clauses that it knows.
  mkdirSync(join(tree, 'scripts'))
  cpSync(join(root, 'scripts', 'lint-clauses.ts'), join(tree, 'scripts', 'lint-clauses.ts'))
  mkdirSync(join(tree, 'node_modules'))
  for (const scope of ['@types', '@concert']) {
    symlinkSync(join(root, 'node_modules', scope), join(tree, 'node_modules', scope))
  }
  for (const [, path, text] of seeded) write(path, text)
  for (const [path, text] of allowed) write(path, text)
  found = await lint()
})

afterAll(() => {
  rmSync(tree, { recursive: true, force: true })
})

test.each(seeded)('%s is reported in %s', (rule, path) => {
  expect(found).toContain(`${rule} ${path}`)
})

test.each(allowed)('%s is not reported', (path) => {
  expect(found.filter((finding) => finding.endsWith(` ${path}`))).toEqual([])
})

function lint(): Promise<string[]> {
  const args = ['--type-aware', '-f', 'json', 'packages', 'services', 'scripts']
  return new Promise((resolve) => {
    execFile(
      join(root, 'node_modules', '.bin', 'oxlint'),
      args,
      { cwd: tree, env: lintEnvironment() },
      (_error, stdout) => {
        const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
        resolve(diagnostics.map(({ code, filename }) => `${code} ${filename}`))
      },
    )
  })
}

/** oxlint finds its type-aware half on the PATH, for it is not in the tree. */
function lintEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}` }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}
