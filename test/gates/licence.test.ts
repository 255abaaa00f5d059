import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const manifests = globSync('{package.json,{packages,services,infra}/*/package.json}', { cwd: root })

test('every package says under which licence it may be used, and the text of that licence is there', () => {
  const licences = manifests.map((path) => [path, JSON.parse(readFileSync(join(root, path), 'utf8')).license])
  expect(licences.filter(([, licence]) => licence !== 'Apache-2.0')).toEqual([])
  expect(readFileSync(join(root, 'LICENSE'), 'utf8')).toMatch(/Apache License\s+Version 2\.0.*The Concert authors/s)
})
