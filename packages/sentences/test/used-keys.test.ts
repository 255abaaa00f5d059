import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { everySentence } from './catalogue.fixture.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** Sources that can say a sentence: all but the catalogue itself and tests. */
const sources = globSync(['packages/*/src/**/*.ts', 'services/*/src/**/*.ts', 'infra/*/src/**/*.ts'], { cwd: root })
  .filter((file) => !file.startsWith('packages/sentences/') && !/\.(test|fixture)\.ts$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))

/** Keys of exports that hold several sentences by name. A sentence that is an export of its own is dead code when unused. */
const keys = everySentence.flatMap(({ module, path }) => {
  const key = path[1]
  return key === undefined || /^\d+$/.test(key) ? [] : [{ module, record: path[0], key }]
})

function isUsed(key: string, texts: readonly string[]): boolean {
  const word = new RegExp(`(?<![\\w-])${key}(?![\\w-])`)
  return texts.some((text) => word.test(text))
}

test('every key of a record of sentences is named by a source that can say it', () => {
  expect(keys.length).toBeGreaterThan(30)
  expect(keys.filter(({ key }) => !isUsed(key, sources))).toEqual([])
})

test('a key that only resembles a used one is unused', () => {
  expect(isUsed('effect-suspended', ["case 'effect-suspended':"])).toBe(true)
  expect(isUsed('suspended', ["case 'effect-suspended':"])).toBe(false)
})
