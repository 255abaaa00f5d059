import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { root } from '../src/databases.ts'
import { type Separate, startSeparate } from '../src/separate-services.ts'
import { type Crash, Pauses, type Plan, Supervisor } from '../src/supervisor.ts'

test('the pauses double, five within a minute, and begin anew after it', () => {
  const pauses = new Pauses()
  expect([0, 1, 2, 3, 4, 5].map((at) => pauses.next(at * 1_000))).toEqual([200, 400, 800, 1_600, 3_200, undefined])
  expect(pauses.next(60_500)).toBe(3_200)
  expect(pauses.next(200_000)).toBe(200)
})

describe('the supervisor', () => {
  let folder: string
  let supervisor: Supervisor<'one' | 'two'>
  let crashes: Crash[]
  let restarted: string[]
  let givenUp: Error[]
  const pids: number[] = []

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'concert-supervisor-'))
    ;[crashes, restarted, givenUp] = [[], [], []]
    // Lives until it is ended, except when the file says that it must not.
    writeFileSync(
      join(folder, 'service.mjs'),
      `import { existsSync } from 'node:fs'
       if (existsSync(${JSON.stringify(join(folder, 'broken'))})) { console.log('cannot start'); process.exit(3) }
       setInterval(() => undefined, 1_000)
       console.log('ready')`,
    )
    const planOf = (name: string): Plan => ({
      start: (onCrash) => {
        const separate = startSeparate({
          name,
          script: relative(root, join(folder, 'service.mjs')),
          environment: {},
          logFolder: folder,
          onCrash,
        })
        pids.push(separate.pid)
        return separate
      },
      untilReady,
    })
    supervisor = new Supervisor(
      new Map([
        ['one' as const, planOf('one')],
        ['two' as const, planOf('two')],
      ]),
      {
        onCrash: (crash) => void crashes.push(crash),
        onRestart: (service) => void restarted.push(service),
        onGivenUp: (error) => void givenUp.push(error),
      },
    )
  })
  afterEach(async () => {
    await supervisor.stop()
    rmSync(folder, { recursive: true, force: true })
    if (pids.some(isAlive)) throw new Error('a process was left running')
  })

  async function untilReady(separate: Separate): Promise<void> {
    const length = linesOf(separate)
    await vi.waitFor(
      () => {
        if (separate.ended === undefined && linesOf(separate) === length) throw new Error('not yet')
      },
      { timeout: 20_000, interval: 10 },
    )
    if (separate.ended !== undefined) throw new Error(`ended: ${separate.ended}`)
  }
  const linesOf = ({ logFile }: Separate) => readFileSync(logFile, 'utf8').split('ready').length
  const pidOf = (name: 'one' | 'two') => supervisor.processes.get(name)?.pid ?? 0
  const until = (holds: () => void) => vi.waitFor(holds, { timeout: 25_000, interval: 10 })

  it('starts again what ends unasked, says so, and lets the others be', async () => {
    await supervisor.start()
    const [one, two] = [pidOf('one'), pidOf('two')]
    process.kill(one, 'SIGKILL')
    await until(() => expect(restarted).toEqual(['one']))
    expect(crashes).toMatchObject([
      { service: 'one', reason: 'SIGKILL', pauseMs: 200, logFile: join(folder, 'one.log') },
    ])
    expect(pidOf('one')).not.toBe(one)
    expect(isAlive(pidOf('one'))).toBe(true)
    expect(pidOf('two')).toBe(two)
  })

  it('gives up what ends again and again, with the end of its log', async () => {
    await supervisor.start()
    writeFileSync(join(folder, 'broken'), '')
    process.kill(pidOf('one'), 'SIGKILL')
    await until(() => expect(givenUp).toHaveLength(1))
    expect(crashes.map(({ pauseMs }) => pauseMs)).toEqual([200, 400, 800, 1_600, 3_200, undefined])
    expect(restarted).toEqual([])
    expect(givenUp[0]?.message).toContain('service one ended 6 times within a minute, the last time by exit code 3')
    expect(givenUp[0]?.message).toContain('cannot start')
  })

  it('does not take for a crash what is ended on request', async () => {
    await supervisor.start()
    await supervisor.processes.get('one')?.kill('SIGKILL')
    await supervisor.restart('one')
    await supervisor.stop()
    expect([crashes, restarted]).toEqual([[], []])
  })

  it.each(['in the pause', 'while it starts'])('leaves nothing running when it is stopped %s', async (when) => {
    await supervisor.start()
    const before = pidOf('one')
    process.kill(before, 'SIGKILL')
    await until(() => expect(crashes).toHaveLength(1))
    if (when !== 'in the pause') await until(() => expect(pidOf('one')).not.toBe(before))
    await supervisor.stop()
    expect(restarted).toEqual([])
    expect(pids.filter(isAlive)).toEqual([])
  })

  it('starts nothing again before all are started', async () => {
    writeFileSync(join(folder, 'broken'), '')
    await expect(supervisor.start()).rejects.toThrow('ended: exit code 3')
    expect(crashes).toEqual([])
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
