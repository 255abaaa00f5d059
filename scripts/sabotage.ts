import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Weakening } from '../test/sabotage/weakening.ts'
import { weakenings } from '../test/sabotage/weakenings.ts'
import { extractTree } from './archived-tree.ts'
import { interruptible } from './interruption.ts'
import { makeRunFolder } from './run-folder.ts'

const root = join(import.meta.dirname, '..')

process.exitCode = await sabotage(process.argv.slice(2))

interface Counted {
  readonly passed: number
  readonly failed: number
}

/**
 * Weakens a copy of the last commit in one way after the other, or in the named ways, and runs the tests that must notice. A weakening is
 * noticed when some of these tests fail and others still pass: what breaks every test would be noticed without them. Returns the exit
 * code.
 */
async function sabotage(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !weakenings.some((one) => one.name === name))
  if (unknown.length > 0) {
    console.error(`There is no weakening ${unknown.join(', ')}; they are in test/sabotage.`)
    return 64
  }
  const chosen = weakenings.filter(({ name }) => names.length === 0 || names.includes(name))
  return interruptible(async (signal) => {
    await using started = new AsyncDisposableStack()
    const folder = makeRunFolder('concert-sabotage-')
    started.defer(() => folder.cleanUp())
    // PostgreSQL may run as another user than this process, and reads its binaries here.
    chmodSync(folder.path, 0o755)
    const tree = join(folder.path, 'tree')
    extractTree(root, 'HEAD', tree)
    let unnoticed = 0
    for (const one of chosen) {
      const { passed, failed } = await weakened(tree, one, () => runTests(tree, one.noticedBy, signal))
      const isNoticed = failed > 0 && passed > 0
      if (!isNoticed) unnoticed += 1
      console.log(`${isNoticed ? '✔' : '✘'} ${one.name}: ${failed} of ${passed + failed} tests fail`)
    }
    console.log(`${chosen.length - unnoticed} noticed, ${unnoticed} not noticed`)
    return unnoticed === 0 ? 0 : 1
  })
}

async function weakened<Result>(
  tree: string,
  { file, from, to }: Weakening,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = join(tree, file)
  const whole = readFileSync(path, 'utf8')
  if (whole.split(from).length !== 2) throw new Error(`${file} does not have exactly once: ${from}`)
  writeFileSync(
    path,
    whole.replace(from, () => to),
  )
  try {
    return await work()
  } finally {
    writeFileSync(path, whole)
  }
}

async function runTests(tree: string, files: readonly string[], signal: AbortSignal): Promise<Counted> {
  const child = spawn(process.execPath, [join(tree, 'scripts', 'run.mjs'), 'scripts/test.ts', ...files], {
    cwd: tree,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
    // A group of its own: Ctrl-C in a terminal reaches this process alone, and its folder's cleaner ends the tests.
    detached: true,
  })
  const [said] = await Promise.all([text(child.stdout), once(child, 'close', { signal })])
  const counted = /^(\d+) passed, (\d+) failed, \d+ skipped$/.exec(said.trimEnd().split('\n').at(-1) ?? '')
  if (counted === null) throw new Error(`the tests gave no result:\n${said.slice(-2000)}`)
  return { passed: Number(counted[1]), failed: Number(counted[2]) }
}
