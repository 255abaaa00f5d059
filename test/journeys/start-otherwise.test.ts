import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type OwnDatabases, planes, removeOwnDatabases, startOwnDatabases } from '@concert/local/databases'
import { variableOf } from '@concert/platform/config'
import { redisIsMissing, startTestRedis } from '@concert/testing/redis'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rawExchange, statusOf, written } from '../../infra/local/test/raw-exchange.fixture.ts'
import { until } from '../story/session.ts'
import { copyPreparedFolder } from './prepared-folder.fixture.ts'
import { descendantsOf, newFolder, remainsOf, type Start, start, storyOn } from './npm-start.fixture.ts'

let folder: string
let running: Start | undefined

beforeEach(() => {
  folder = newFolder()
})

afterEach(async () => {
  await running?.end('SIGTERM')
  running = undefined
  await removeOwnDatabases(folder)
  rmSync(dirname(folder), { recursive: true, force: true })
})

function begin(args: readonly string[] = [], environment: Readonly<Record<string, string>> = {}): Start {
  running = start(['--folder', folder, '--port', '0', ...args], environment)
  return running
}

/** Waits for a line of what it says. */
function saying(one: Start, line: string): Promise<true> {
  return until(line, async () => (one.said().includes(line) ? true : undefined))
}

describe('a start that fails', () => {
  it.each([
    ['in one process', []],
    ['in a process each', ['--split']],
  ])(
    '%s, says why and what to do, and stops what it had started',
    async (_form, args) => {
      // The evidence service cannot make its store where a file lies.
      await copyPreparedFolder(folder)
      writeFileSync(join(folder, 'evidence'), '')
      const one = begin(args)
      await saying(one, 'PostgreSQL')
      const started = descendantsOf(one.child.pid ?? 0)
      expect(started.some(({ command }) => command.includes('postgres'))).toBe(true)
      const { code, said } = await one.ended()
      expect(code).toBe(1)
      expect(said).toContain('The start failed, and what it had started is stopped')
      expect(said).toContain('evidence')
      expect(said).toContain('npm start -- --reset')
      expect(remainsOf(started, folder)).toEqual([])
    },
    60_000,
  )

  it.each([
    [['--port', 'eighty'], '--port eighty is not a port'],
    [['--port', '70000'], '--port 70000 is not a port'],
    [['--lan'], "Unknown option '--lan'"],
  ])('for want of a sensible flag, %s, starts nothing and shows the usage', async (args, why) => {
    const { code, said } = await begin(args).ended()
    expect(code).toBe(1)
    expect(said).toContain(why)
    expect(said).toContain('Usage: npm start')
    expect(existsSync(folder)).toBe(false)
  })
})

describe('a start under other names', () => {
  it.each(['two words', 'example.com:8080', 'http://example.com'])(
    'is refused for %s, which is no name',
    async (name) => {
      const { code, said } = await begin([], { CONCERT_HOSTS: `localhost, ${name}` }).ended()
      expect(code).toBe(1)
      expect(said).toContain(`CONCERT_HOSTS: ${name} is no name of a host`)
      expect(existsSync(folder)).toBe(false)
    },
  )

  it('answers under them', async () => {
    await copyPreparedFolder(folder)
    const { port } = new URL(await begin([], { CONCERT_HOSTS: 'Concert.example, other.example' }).ready())
    for (const [host, status] of [
      ['concert.example', 200],
      ['other.example:1', 200],
      ['evil.example', 421],
    ] as const) {
      expect(statusOf(await rawExchange(Number(port), written(['GET / HTTP/1.1', `Host: ${host}`]))), host).toBe(status)
    }
  }, 60_000)
})

describe('a start that is interrupted', () => {
  it.each(['PostgreSQL', 'migrations'])(
    'after its step %s, stops what it had started',
    async (step) => {
      const one = begin()
      await saying(one, `✔ ${step}`)
      const started = descendantsOf(one.child.pid ?? 0)
      const { code, signal, said } = await one.end('SIGINT')
      expect({ code, signal }).toEqual({ code: 0, signal: null })
      expect(said).not.toContain('Ready in')
      expect(said).toContain('stopped; nothing is left running')
      expect(started.length).toBeGreaterThan(0)
      expect(remainsOf(started, folder)).toEqual([])
    },
    60_000,
  )
})

describe('a service of its own process that is killed', () => {
  it('is started again, and said; killed again and again, it ends the run with the end of its log', async () => {
    await copyPreparedFolder(folder)
    const one = begin(['--split'])
    const origin = await one.ready()
    const started = descendantsOf(one.child.pid ?? 0)
    const kill = () => {
      const running = descendantsOf(one.child.pid ?? 0).filter(({ command }) => command.includes('services/registry/'))
      for (const { pid } of running) process.kill(pid, 'SIGKILL')
    }
    kill()
    await saying(one, '✔ service registry runs again')
    expect(one.said()).toContain('service registry ended unexpectedly (SIGKILL) and is started again in 0.2 s')
    expect((await fetch(`${origin}/registry/v1/editions`)).status).toBe(200)
    let isOver = false
    const ended = one.ended().finally(() => (isOver = true))
    await until('the run to end', async () => {
      if (isOver) return true
      kill()
      return undefined
    })
    const { code, said } = await ended
    expect(code).toBe(1)
    expect(said).toContain('is not started again')
    expect(said).toMatch(/✘ Everything is stopped: service registry ended 6 times within a minute/)
    expect(remainsOf(started, folder)).toEqual([])
  }, 180_000)
})

describe('a start on databases that the environment names', () => {
  let given: OwnDatabases

  beforeEach(async () => {
    given = await startOwnDatabases(`${folder}-given`, { persistent: false })
  }, 60_000)

  afterEach(() => given.stop())

  const namesOf = (): Record<string, string> =>
    Object.fromEntries(
      planes.map((plane) => [
        plane === 'joint' ? 'DATABASE_URL_JOINT' : variableOf('DATABASE_URL', plane),
        given.adminUrls[plane],
      ]),
    )

  it('uses them, starts no server of its own, and leaves them running', async () => {
    const one = begin([], namesOf())
    const origin = await one.ready()
    expect(one.said()).toContain('the databases in DATABASE_URL_*')
    expect((await storyOn(origin, folder)).verified).toBe(true)
    // Only what inspects files is there for a moment: it ends by itself when nothing is left to inspect.
    await expect.poll(() => descendantsOf(one.child.pid ?? 0), { timeout: 30_000 }).toEqual([])
    const { said } = await one.end('SIGTERM')
    expect(said).toContain('nothing is left running')
    expect(given.server.isRunning).toBe(true)
    await expect(given.server.createDatabase('still_there')).resolves.toBeUndefined()
  }, 120_000)

  it('is refused when some are named and some are not, and does not empty them', async () => {
    const { DATABASE_URL_JOINT: _joint, ...some } = namesOf()
    const partly = await begin([], some).ended()
    expect(partly.code).toBe(1)
    expect(partly.said).toContain('set DATABASE_URL_JOINT as well')
    const reset = await begin(['--reset'], namesOf()).ended()
    expect(reset.code).toBe(1)
    expect(reset.said).toContain('--reset does not empty')
  }, 60_000)
})

describe('a start with REDIS_URL', () => {
  it('puts the jobs on Redis, and says so', async (context) => {
    const missing = redisIsMissing()
    if (missing !== null) return context.skip(missing)
    const redis = await startTestRedis()
    try {
      await copyPreparedFolder(folder)
      const one = begin([], { REDIS_URL: redis.url })
      const origin = await one.ready()
      expect(one.said()).toContain(`jobs in Redis at ${new URL(redis.url).host}`)
      expect((await storyOn(origin, folder)).verified).toBe(true)
      expect((await redis.client.keys('*concert-hk*')).length).toBeGreaterThan(0)
      await one.end('SIGTERM')
    } finally {
      await redis.close()
    }
  }, 120_000)
})
