import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generateTree } from '../../scripts/generate-tree.ts'
import { verbFiles, verbGenerators } from '../../scripts/generate-verbs.ts'

const folder = 'services/reviews/src/effect'
const table = `${folder}/verbs.ts`

let tree: string
let said: string[]

beforeEach(async () => {
  tree = mkdtempSync(join(tmpdir(), 'concert-verbs-'))
  for (const name of ['suspend-effect.ts', 'get-effect.ts', 'store.ts', 'get-effect.test.ts', 'upload-evidence.ts']) {
    write(`${folder}/${name}`)
  }
  await run(false)
})

afterEach(() => rmSync(tree, { recursive: true }))

async function run(isCheck: boolean): Promise<number> {
  said = []
  const generated = { generators: verbGenerators(tree), made: [verbFiles], kept: [] }
  return generateTree(tree, generated, isCheck, (line) => said.push(line))
}

function write(path: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), 'export {}\n')
}

describe('the table of contents of a slice', () => {
  test('has every file of its folder that is named after an operation of its service, and no other', async () => {
    expect(said).toEqual([`written: ${table}`])
    expect(readFileSync(join(tree, table), 'utf8')).toBe(
      [
        '// Made by `npm run generate` from the files of this folder that are named after an operation.',
        "import { getEffect } from './get-effect.ts'",
        "import { suspendEffect } from './suspend-effect.ts'",
        '',
        'export const effect = {',
        '  getEffect,',
        '  suspendEffect,',
        '}',
        '',
      ].join('\n'),
    )
    expect(await run(true)).toBe(0)
  })

  test('is not up to date when a file is missing from it, or it names one that is gone', async () => {
    write(`${folder}/open-effect.ts`)
    expect(await run(true)).toBe(1)
    expect(said).toContain(`not up to date: ${table}`)
    rmSync(join(tree, `${folder}/open-effect.ts`))
    rmSync(join(tree, `${folder}/get-effect.ts`))
    expect(await run(true)).toBe(1)
    expect(said).toContain(`not up to date: ${table}`)
  })

  test('is made by nobody in a folder without such a file', async () => {
    for (const name of ['suspend-effect.ts', 'get-effect.ts']) rmSync(join(tree, `${folder}/${name}`))
    expect(await run(true)).toBe(1)
    expect(said).toEqual([`written by no generator: ${table}`])
  })

  test('is not made while two files are named after the same operation', () => {
    write('services/reviews/src/peer-effect/get-effect.ts')
    expect(() => verbGenerators(tree)).toThrow(
      `getEffect has more than one file: ${folder}/get-effect.ts, services/reviews/src/peer-effect/get-effect.ts`,
    )
  })

  test('has the name of its folder, as a constant is written', async () => {
    write('services/reviews/src/peer-decision/record-peer-decision.ts')
    await run(false)
    const written = readFileSync(join(tree, 'services/reviews/src/peer-decision/verbs.ts'), 'utf8')
    expect(written).toContain('export const peerDecision = {')
  })
})
