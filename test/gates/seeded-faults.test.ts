import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { gates } from '../../scripts/gates.ts'

const root = join(import.meta.dirname, '..', '..')
const configuration = ['tsconfig.json', '.oxfmtrc.json', 'knip.json']

/** A tree in order, and for each gate a file that breaks it: [gate, path, text, what the gate says]. */
const inOrder = {
  'scripts/start.ts': "import { used } from './used.ts'\n\nconsole.log(used)\n",
  'scripts/used.ts': 'export const used = 1\n',
}
const faults: readonly (readonly [gate: string, path: string, text: string, said: string])[] = [
  [
    'types',
    'scripts/used.ts',
    "export const used: number = 'one'\n",
    "Type 'string' is not assignable to type 'number'",
  ],
  ['types', 'scripts/used.ts', 'export enum used {}\n', 'erasableSyntaxOnly'],
  ['types', 'scripts/used.ts', 'export const used: string = [][0]\n', "'undefined' is not assignable"],
  ['dead code', 'scripts/unused.ts', 'export const unused = 1\n', 'scripts/unused.ts'],
  ['dead code', 'scripts/used.ts', 'export const used = 1\nexport const unused = 2\n', 'unused'],
  ['format', 'scripts/used.ts', 'export const used = 1;\n', 'scripts/used.ts'],
]

let tree: string

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'concert-gates-'))
  for (const name of configuration) cpSync(join(root, name), join(tree, name))
  write('package.json', `${JSON.stringify({ name: 'tree', private: true, type: 'module' }, null, 2)}\n`)
  mkdirSync(join(tree, 'node_modules'))
  symlinkSync(join(root, 'node_modules', '@types'), join(tree, 'node_modules', '@types'))
  for (const [path, text] of Object.entries(inOrder)) write(path, text)
})

afterEach(() => rmSync(tree, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), text)
}

/** Runs a gate on the tree with the very command of `npm run verify`. */
function run(name: string): Promise<{ passed: boolean; said: string }> {
  const gate = gates.find((one) => one.name === name)
  if (gate === undefined) throw new Error(`there is no gate ${name}`)
  const program = join(root, 'node_modules', '.bin', gate.tool)
  return new Promise((resolve) => {
    execFile(program, [...gate.args], { cwd: tree, env: { ...process.env, NO_COLOR: '1' } }, (error, out, err) =>
      resolve({ passed: error === null, said: out + err }),
    )
  })
}

describe.each([...new Set(faults.map(([gate]) => gate))])('the gate of %s', (gate) => {
  test('passes a tree that is in order', async () => {
    expect(await run(gate)).toMatchObject({ passed: true })
  })

  test.each(faults.filter(([of]) => of === gate))('%s: fails on %s with %j', async (_gate, path, text, said) => {
    write(path, text)
    const outcome = await run(gate)
    expect(outcome.passed, outcome.said).toBe(false)
    expect(outcome.said).toContain(said)
  })
})

test('every gate has a test that sees it fail', () => {
  const elsewhere = ['lint', 'dependency directions', 'generated files', 'promised interface', 'links in documents']
  expect([...new Set(faults.map(([gate]) => gate)), ...elsewhere].toSorted()).toEqual(
    gates.map(({ name }) => name).toSorted(),
  )
})
