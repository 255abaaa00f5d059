import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { freePort } from '@concert/postgres/free-port'
import { authorities } from '@concert/domain/jurisdictions'
import { removeOwnDatabases, root } from '@concert/local/databases'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../story/session.ts'
import {
  descendantsOf,
  isAlive,
  newFolder,
  remainsOf,
  runConcert,
  type Start,
  start,
  storyOn,
} from './npm-start.fixture.ts'

const folder = newFolder()
/** The one that a test started last, and all of them, for what a test that failed left. */
let running: Start | undefined
const starts: Start[] = []
let certificateNumber: string
let port: string

async function begin(...args: string[]): Promise<string> {
  running = start(['--folder', folder, '--port', port, ...args])
  starts.push(running)
  return running.ready()
}

/** Ends what runs with these signals. @returns what was alive below it before */
async function endWith(...signals: NodeJS.Signals[]) {
  const pid = running?.child.pid ?? 0
  const started = descendantsOf(pid)
  const ended = await running?.end(...signals)
  return { started, ended }
}

function evidenceFiles(): string[] {
  return readdirSync(join(folder, 'evidence'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted()
}

async function statusOf(origin: string, path: string): Promise<number> {
  return (await fetch(`${origin}${path}`)).status
}

beforeAll(async () => {
  port = String(await freePort())
})

afterAll(async () => {
  for (const one of starts) await one.end('SIGTERM')
  await removeOwnDatabases(folder)
  rmSync(dirname(folder), { recursive: true, force: true })
}, 60_000)

// In their order: each goes on with the folder that the one before it leaves.
describe('npm start', () => {
  it('starts everything in an empty folder, says where it is, and has the story told to it', async () => {
    const origin = await begin()
    expect(origin).toBe(`http://127.0.0.1:${port}`)
    const said = running?.said() ?? ''
    for (const step of ['PostgreSQL', 'keys', 'migrations', 'reference cast', '8 services'])
      expect(said).toMatch(new RegExp(`✔ ${step} +\\d+\\.\\d s`))
    expect(said).toContain('jobs in PostgreSQL')
    const story = await storyOn(origin, folder)
    expect(story).toMatchObject({ verified: true, effects: { CN: 'active', HK: 'active', MO: 'suspended' } })
    certificateNumber = story.certificateNumber
  }, 120_000)

  it.each(authorities)('keeps a record of %s that the documented command finds intact', async (authority) => {
    const [, documented = ''] =
      readFileSync(join(root, 'SECURITY.md'), 'utf8').match(/`npm run concert -- (audit verify [^`]+)`/) ?? []
    const words = documented
      .split(' ')
      .map((word) => word.replace('.local/concert', folder).replace(/\bhk\b/, authority))
    const { code, said } = await runConcert(words)
    expect(said).toMatch(new RegExp(`^The audit chain of ${authority} is intact: \\d+ entries\\b.*\\.$`, 'm'))
    expect(code).toBe(0)
    const file = join(folder, 'audit', `${authority}.url`)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(running?.said()).toContain(join(folder, 'audit'))
  })

  it('is refused while another one runs on the folder, naming it, and disturbs it in nothing', async () => {
    const second = await start(['--folder', folder, '--port', port]).ended()
    expect(second.code).toBe(1)
    expect(second.said).toContain(`process ${running?.child.pid}`)
    expect(second.said).toContain(`http://127.0.0.1:${port}`)
    const reset = await start(['--folder', folder, '--reset']).ended()
    expect(reset.code).toBe(1)
    expect(await statusOf(`http://127.0.0.1:${port}`, `/registry/v1/certificates/${certificateNumber}`)).toBe(200)
  }, 60_000)

  it('leaves nothing running and no lock after Ctrl-C, pressed twice', async () => {
    const { started, ended } = await endWith('SIGINT', 'SIGINT')
    expect(ended).toMatchObject({ code: 0, signal: null })
    expect(ended?.said).toContain('stopped; nothing is left running')
    expect(started.some(({ command }) => command.includes('postgres'))).toBe(true)
    expect(remainsOf(started, folder)).toEqual([])
  }, 60_000)

  it('starts again with all that was there, and on the next port when its own is taken', async () => {
    const files = evidenceFiles()
    expect(files.length).toBeGreaterThan(0)
    const holder = createServer().listen(Number(port), '127.0.0.1')
    await once(holder, 'listening')
    const origin = await begin()
    holder.close()
    const next = Number(new URL(origin).port)
    expect(next).toBeGreaterThan(Number(port))
    expect(running?.said()).toContain(`port ${port} is taken, so this is port ${next}`)
    expect(running?.said()).toContain('all applied')
    expect(await statusOf(origin, `/registry/v1/certificates/${certificateNumber}`)).toBe(200)
    expect(await statusOf(origin, `/register/${certificateNumber}`)).toBe(200)
    expect(evidenceFiles()).toEqual(files)
    const { started, ended } = await endWith('SIGTERM')
    expect(ended).toMatchObject({ code: 0, signal: null })
    expect(remainsOf(started, folder)).toEqual([])
  }, 60_000)

  it('runs each service as a process of its own with --split, its log in a file, and ends them all', async () => {
    const origin = await begin('--split')
    expect((await storyOn(origin, folder)).verified).toBe(true)
    const services = [
      'applications',
      'evidence',
      'personnel',
      'reviews',
      'certificates',
      'exchange',
      'registry',
      'workflows',
    ]
    const alive = descendantsOf(running?.child.pid ?? 0)
    for (const service of services) {
      expect(
        alive.some(({ command }) => command.includes(`services/${service}/src/main.ts`)),
        service,
      ).toBe(true)
      const log = readFileSync(join(folder, 'logs', `${service}.log`), 'utf8')
      expect(log.split('\n').length, service).toBeGreaterThan(1)
    }
    expect(running?.said()).not.toContain('"level"')
    const { started, ended } = await endWith('SIGINT')
    expect(ended).toMatchObject({ code: 0, signal: null })
    expect(ended?.said).not.toContain('ended unexpectedly')
    expect(started.length).toBeGreaterThan(services.length)
    expect(remainsOf(started, folder)).toEqual([])
  }, 120_000)

  it('leaves no service behind when it is killed, and starts on what the kill left', async () => {
    await begin('--split')
    const { started } = await endWith('SIGKILL')
    const ofNode = started.filter(({ command }) => command.includes('main.ts'))
    expect(ofNode.length).toBeGreaterThan(0)
    await until('the services to end', async () => (ofNode.some(({ pid }) => isAlive(pid)) ? undefined : true))
    const origin = await begin()
    expect(await statusOf(origin, `/registry/v1/certificates/${certificateNumber}`)).toBe(200)
    await endWith('SIGTERM')
  }, 120_000)

  it('begins anew with --reset: no certificate, no evidence, and other keys', async () => {
    const keyOf = () => readFileSync(join(folder, 'keys', 'hk', 'certificate.jwk'), 'utf8')
    const before = keyOf()
    const origin = await begin('--reset')
    expect(await statusOf(origin, `/registry/v1/certificates/${certificateNumber}`)).toBe(404)
    expect(evidenceFiles()).toEqual([])
    expect(keyOf()).not.toBe(before)
    expect((await storyOn(origin, folder)).verified).toBe(true)
    const { started } = await endWith('SIGTERM')
    expect(remainsOf(started, folder)).toEqual([])
  }, 120_000)
})
