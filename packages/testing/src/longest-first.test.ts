import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { longest } from './longest-first.ts'

const root = join(import.meta.dirname, '../../..')

test.each(longest)('%s, which is to begin first, is there', (path) => {
  expect(existsSync(join(root, path))).toBe(true)
})
