import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { IConfiguration } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkDependencyRules } from '../../scripts/dependency-rules.ts'

/** Every rule with the import that breaks it, and nothing else does: [from, what it imports]. */
const seeded: Record<string, readonly [from: string, specifier: string]> = {
  'no-cycles': ['packages/domain/src/cycle-a.ts', './cycle-b.ts'],
  'no-unresolvable': ['packages/db/src/lost.ts', './nowhere.ts'],
  'domain-is-pure': ['packages/domain/src/impure.ts', 'node:fs'],
  'contracts-are-leaf': ['packages/contracts/src/heavy.ts', 'pg'],
  'schemes-imports-only-domain-contracts': ['packages/schemes/src/low.ts', '@concert/db'],
  'credentials-imports-only-domain-contracts': ['packages/credentials/src/low.ts', '@concert/db'],
  'db-imports-only-domain-contracts-credentials': ['packages/db/src/low.ts', '@concert/platform'],
  'postgres-imports-no-package': ['packages/postgres/src/low.ts', '@concert/db'],
  'sentences-imports-only-domain-contracts': ['packages/sentences/src/low.ts', '@concert/db'],
  'cases-imports-only-domain-contracts-sentences-db-platform': ['packages/cases/src/low.ts', '@concert/schemes'],
  'platform-imports-only-domain-contracts-sentences-db': ['packages/platform/src/low.ts', '@concert/schemes'],
  'workflows-imports-only-domain-contracts-db': ['packages/workflows/src/low.ts', '@concert/platform'],
  'intake-imports-only-domain': ['packages/intake/src/low.ts', '@concert/contracts'],
  'cli-imports-only-domain-credentials-contracts-db': ['packages/cli/src/low.ts', '@concert/platform'],
  'packages-are-entered-by-name': ['services/reviews/src/window.ts', '../../../packages/db/src/inner.ts'],
  'packages-import-no-services': ['packages/platform/src/high.ts', '../../../services/evidence/src/app.ts'],
  'infrastructure-is-given-its-cast': ['infra/local/src/cast.ts', '../../../test/story/cast.ts'],
  'no-service-to-service': ['services/reviews/src/neighbour.ts', '../../evidence/src/app.ts'],
  'services-import-packages-only': ['services/reviews/src/outside.ts', '../../../infra/local/src/outside.ts'],
  'slice-sees-no-other-store': ['services/reviews/src/effect/plans.ts', '../evaluation/store.ts'],
  'slice-store-knows-no-http': ['services/reviews/src/effect/store.ts', 'fastify'],
  'verb-touches-no-database': ['services/reviews/src/effect/suspend-effect.ts', 'drizzle-orm'],
  'kernel-records-changes': ['services/reviews/src/effect/statement.ts', '@concert/db/record-change'],
  'nobody-imports-main': ['services/reviews/src/boot.ts', './main.ts'],
  'only-workflows-imports-bullmq': ['services/reviews/src/queue.ts', 'bullmq'],
  'testing-is-never-shipped': ['services/reviews/src/fake.ts', '@concert/testing'],
  'tests-are-not-imported': ['services/reviews/src/borrow.ts', './app.test.ts'],
}

/** Imports that look like the forbidden ones and are allowed. */
const allowed: readonly (readonly [from: string, specifier: string])[] = [
  ['packages/domain/src/pure.test.ts', 'node:fs'],
  ['packages/contracts/src/leaf.ts', 'zod'],
  ['packages/workflows/src/queue.ts', 'bullmq'],
  ['packages/db/src/outer.ts', '#inner.ts'],
  ['packages/testing/src/constellation.ts', '../../../services/evidence/src/app.ts'],
  ['services/reviews/src/app.test.ts', '@concert/testing'],
  ['infra/local/test/seed.test.ts', '../../../test/story/cast.ts'],
  ['scripts/story.ts', '../test/story/cast.ts'],
  ['services/reviews/src/effect/case.ts', './store.ts'],
  ['services/reviews/src/effect/get-effect.ts', '../evaluation/content.ts'],
  ['services/reviews/src/evaluation/tables.ts', 'drizzle-orm'],
  ['packages/cases/src/change-case.ts', '@concert/db/record-change'],
]

let tree: string

beforeAll(() => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'concert-rules-')))
  for (const name of [
    'domain',
    'contracts',
    'schemes',
    'credentials',
    'db',
    'platform',
    'workflows',
    'intake',
    'cli',
    'testing',
    'postgres',
    'sentences',
    'cases',
  ]) {
    write(`packages/${name}/package.json`, packageJson(`@concert/${name}`, { '.': './src/index.ts' }))
    write(`packages/${name}/src/index.ts`, 'export const here = true\n')
    mkdirSync(join(tree, 'node_modules', '@concert'), { recursive: true })
    symlinkSync(join(tree, 'packages', name), join(tree, 'node_modules', '@concert', name))
  }
  for (const name of ['pg', 'zod', 'fastify', 'bullmq', 'drizzle-orm']) {
    write(`node_modules/${name}/package.json`, packageJson(name, { '.': './index.js' }))
    write(`node_modules/${name}/index.js`, 'export const here = true\n')
  }
  const entries = { '.': './src/index.ts', './record-change': './src/record-change.ts' }
  write('packages/db/package.json', packageJson('@concert/db', entries))
  const targets = [
    'evidence/src/app',
    'reviews/src/main',
    'reviews/src/evaluation/store',
    'reviews/src/evaluation/content',
  ]
  for (const path of targets) write(`services/${path}.ts`, 'export const here = true\n')
  for (const path of [
    'infra/local/src/outside',
    'packages/db/src/inner',
    'packages/db/src/record-change',
    'test/story/cast',
  ])
    write(`${path}.ts`, 'export const here = true\n')
  for (const [from, specifier] of [...Object.values(seeded), ...allowed]) write(from, importOf(specifier))
  write('packages/domain/src/cycle-b.ts', importOf('./cycle-a.ts'))
})

afterAll(() => {
  rmSync(tree, { recursive: true, force: true })
})

describe('the dependency rules', () => {
  test('every rule has a seeded violation here, and no violation is seeded for a rule that is gone', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration
    expect(Object.keys(seeded).toSorted()).toEqual(forbidden?.map((rule) => rule.name ?? '').toSorted())
  })

  test('each seeded violation is caught by its own rule and by no other', async () => {
    const { violations } = await checkDependencyRules(tree)
    const expected = Object.entries(seeded).map(([rule, [from]]) => `${rule} in ${from}`)
    const found = new Set(violations.map(({ rule, from }) => `${rule} in ${from}`))
    expect([...found].toSorted()).toEqual(expected.toSorted())
  })

  test('what is allowed is not reported', async () => {
    const { violations } = await checkDependencyRules(tree)
    const froms = new Set(allowed.map(([from]) => from))
    expect(violations.filter((violation) => froms.has(violation.from))).toEqual([])
  })

  test('every source of the tree was read, so that silence means there is nothing to say', async () => {
    const { modules, unread } = await checkDependencyRules(tree)
    expect(unread).toEqual([])
    expect(modules).toBeGreaterThan(Object.keys(seeded).length + allowed.length)
  })
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}

function packageJson(name: string, exports: Record<string, string>): string {
  return JSON.stringify({
    name,
    version: '1.0.0',
    type: 'module',
    exports,
    imports: { '#*': './src/*' },
  })
}

function importOf(specifier: string): string {
  return `import * as imported from '${specifier}'\n\nexport const use = imported\n`
}
