import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describeProcess } from '@concert/postgres/describe-process'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { until } from '../story/session.ts'
import { alternate } from './compare.ts'

describe('two trees in turn', () => {
  it('are each run once a round, each first in every other round', async () => {
    const order: string[] = []
    await alternate(
      3,
      'here',
      'there',
      async (tree) => order.push(tree),
      () => undefined,
    )
    expect(order).toEqual(['here', 'there', 'there', 'here', 'here', 'there'])
  })

  it('are compared round by round: ours over the other', async () => {
    const given = { here: [90, 100], there: [100, 80] }
    const next = async (tree: string) => given[tree as 'here' | 'there'].shift() ?? 0
    const rounds = await alternate(2, 'here', 'there', next, () => undefined)
    expect(rounds.map(({ ratio }) => ratio)).toEqual([0.9, 1.25])
  })
})

describe('a comparison with a commit', () => {
  let tree: string
  let temporary: string
  let comparing: ChildProcess | undefined

  // A repository whose committed benchmark does 100 a second, and whose uncommitted one does 95.
  beforeEach(() => {
    const folder = mkdtempSync(join(tmpdir(), 'concert-compare-'))
    tree = join(folder, 'tree')
    temporary = join(folder, 'temporary')
    mkdirSync(temporary)
    write('scripts/run.mjs', "await import('../test/load/bench.ts')\n")
    write('test/load/bench.ts', answering(100))
    const git = (...args: string[]) => execFileSync('git', ['-C', tree, ...args], { stdio: 'ignore' })
    git('init')
    git('add', '.')
    git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-m', 'One')
    write('test/load/bench.ts', answering(95))
  })

  afterEach(async () => {
    if (comparing?.exitCode === null && comparing.signalCode === null) {
      comparing.kill('SIGKILL')
      await once(comparing, 'exit')
    }
    rmSync(dirname(tree), { recursive: true, force: true })
  })

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    writeFileSync(join(tree, path), text)
  }

  function answering(perSecond: number): string {
    return `console.log('measuring')\nconsole.log(JSON.stringify({ oursPerSecond: ${perSecond}, met: false }))\n`
  }

  function compare(rounds: number): { child: ChildProcess; said(): string } {
    const module = join(import.meta.dirname, 'compare.ts')
    const asked = `{ root: ${JSON.stringify(tree)}, ref: 'HEAD', name: 'registry', rounds: ${rounds}, say: console.log }`
    const script = `const { compareTrees } = await import(${JSON.stringify(module)})
      console.log(JSON.stringify(await compareTrees(${asked})))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (said += text))
    comparing = child
    return { child, said: () => said }
  }

  it('says the ratio of each round and their median, and leaves nothing behind', async () => {
    const { child, said } = compare(3)
    await once(child, 'close')
    const lines = said().trim().split('\n')
    expect(lines.filter((line) => line.startsWith('round'))).toHaveLength(3)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ name: 'registry', ratio: 0.95, bar: 0.93, met: true })
    expect(readdirSync(temporary)).toEqual([])
  })

  it('is not met below the bar', async () => {
    write('test/load/bench.ts', answering(92))
    const { child, said } = compare(1)
    await once(child, 'close')
    expect(JSON.parse(said().trim().split('\n').at(-1) ?? '')).toMatchObject({ ratio: 0.92, met: false })
  })

  it.for([['SIGTERM'], ['SIGTERM', 'SIGTERM'], ['SIGKILL']] as const)(
    'leaves neither a process nor a folder when it is sent %j in the middle',
    { timeout: 30_000 },
    async (signals) => {
      const pidFile = join(dirname(tree), 'pid')
      write(
        'test/load/bench.ts',
        `import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
mkdtempSync(tmpdir() + '/concert-bench-')
writeFileSync(${JSON.stringify(pidFile)}, String(process.pid))
setInterval(() => undefined, 1000)
`,
      )
      const { child } = compare(1)
      const pid = await until('the benchmark to run', async () =>
        existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) || undefined : undefined,
      )
      const ended = once(child, 'exit')
      for (const signal of signals) child.kill(signal)
      expect(await ended).toEqual([null, signals[0]])
      await vi.waitFor(() => expect(readdirSync(temporary)).toEqual([]), { timeout: 25_000 })
      // Until somebody has asked for its exit code, a process that has ended still has a number, but no command line.
      expect(describeProcess(pid)?.command ?? '').toBe('')
    },
  )
})
