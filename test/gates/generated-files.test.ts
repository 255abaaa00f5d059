import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generateTree } from '../../scripts/generate-tree.ts'

const generated = {
  generators: [
    { path: 'openapi/exchange.json', produce: async () => '{}\n' },
    { path: 'docs/states.md', produce: async () => '# States\n' },
  ],
  made: ['openapi/**/*.*'],
  kept: ['openapi/base'],
}

let tree: string
let said: string[]

beforeEach(async () => {
  tree = mkdtempSync(join(tmpdir(), 'concert-generated-'))
  await run(false)
})

afterEach(() => rmSync(tree, { recursive: true }))

async function run(isCheck: boolean): Promise<number> {
  said = []
  return generateTree(tree, generated, isCheck, (line) => said.push(line))
}

function write(path: string, text: string): void {
  mkdirSync(join(tree, path, '..'), { recursive: true })
  writeFileSync(join(tree, path), text)
}

describe('the check of generated files', () => {
  test('passes on what was just generated, and says nothing', async () => {
    expect(said).toEqual(['written: openapi/exchange.json', 'written: docs/states.md'])
    expect(await run(true)).toBe(0)
    expect(said).toEqual([])
  })

  test.each([
    ['was edited', () => write('docs/states.md', '# States, and more\n')],
    ['is missing', () => rmSync(join(tree, 'docs/states.md'))],
  ])('fails on a file that %s, names it, and leaves it as it is', async (_what, spoil) => {
    spoil()
    const before = existsSync(join(tree, 'docs/states.md')) && readFileSync(join(tree, 'docs/states.md'), 'utf8')
    expect(await run(true)).toBe(1)
    expect(said).toEqual(['not up to date: docs/states.md', 'Run: npm run generate'])
    expect(existsSync(join(tree, 'docs/states.md')) && readFileSync(join(tree, 'docs/states.md'), 'utf8')).toBe(before)
  })

  test('fails on a file that no generator makes in a folder of generated files, and so does generating', async () => {
    write('openapi/v0/gone.json', '{}\n')
    write('docs/by-hand.md', '# Written by hand\n')
    expect(await run(true)).toBe(1)
    expect(said).toEqual(['written by no generator: openapi/v0/gone.json'])
    expect(await run(false)).toBe(1)
    expect(existsSync(join(tree, 'openapi/v0/gone.json'))).toBe(true)
  })
})

test('what is written on purpose only, in a folder of generated files, is neither missed nor in the way', async () => {
  write('openapi/base/exchange.json', '{"promised":true}\n')
  expect(await run(true)).toBe(0)
  expect(await run(false)).toBe(0)
})

test('generating mends what the check found', async () => {
  write('openapi/exchange.json', '{"stale":true}\n')
  expect(await run(false)).toBe(0)
  expect(said).toEqual(['written: openapi/exchange.json'])
  expect(await run(true)).toBe(0)
})
