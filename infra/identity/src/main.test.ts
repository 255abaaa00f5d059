import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { connectPostgres } from '@concert/postgres/databases'
import { freePort } from '@concert/postgres/free-port'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'

let cell: CellDatabase
let folder: string
let port: number
let file: string

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  folder = await mkdtemp(join(tmpdir(), 'concert-idp-main-'))
  port = await freePort()
  file = join(folder, 'identity.json')
  const authorities = [{ authority: 'hk', people: [], clients: [], databaseUrl: cell.url('identity') }]
  await writeFile(file, JSON.stringify({ origin: `http://127.0.0.1:${port}`, keysDir: folder, authorities }))
})
afterAll(async () => {
  await cell.drop()
  await rm(folder, { recursive: true })
})

/** Every process that a test started; one that should not have started must end with its test. */
const started = new Set<ChildProcessWithoutNullStreams>()
afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
})

describe('the stand-alone process', () => {
  test('serves its issuers, and leaves nothing behind when it is told to stop', async () => {
    const child = start({ CONCERT_IDENTITY_FILE: file, CONCERT_IDENTITY_PORT: String(port) })
    const [line] = await once(child.stdout, 'data')
    expect(String(line)).toBe(`issuers: http://127.0.0.1:${port}/idp/hk\n`)
    expect((await fetch(`http://127.0.0.1:${port}/idp/hk/jwks`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test.for<[why: string, environment: Record<string, string>, message: string]>([
    ['in production', { NODE_ENV: 'production' }, 'NODE_ENV=production'],
    ['on an address that others can reach', { CONCERT_IDENTITY_HOST: '0.0.0.0' }, 'CONCERT_IDENTITY_HOST=0.0.0.0'],
    ['on a port that is none', { CONCERT_IDENTITY_PORT: '70000' }, 'not a port'],
    [
      'without the address of who knows its clients',
      { CONCERT_URL_APPLICATIONS: '' },
      'CONCERT_URL_APPLICATIONS is not set',
    ],
    ['without the address of who knows its staff', { CONCERT_URL_PERSONNEL: '' }, 'CONCERT_URL_PERSONNEL is not set'],
    ['without a configuration', { CONCERT_IDENTITY_FILE: '' }, 'CONCERT_IDENTITY_FILE is not set'],
  ])('does not start %s', async ([, environment, message]) => {
    const child = start({ CONCERT_IDENTITY_FILE: file, CONCERT_IDENTITY_PORT: String(port), ...environment })
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(errors).toContain(message)
    expect(code).toBe(1)
  })

  test('does not start with a role that could step over the walls of its database', async () => {
    const powerful = join(folder, 'powerful.json')
    const authorities = [{ authority: 'hk', people: [], clients: [], databaseUrl: cell.adminUrl }]
    await writeFile(powerful, JSON.stringify({ origin: `http://127.0.0.1:${port}`, keysDir: folder, authorities }))
    const child = start({ CONCERT_IDENTITY_FILE: powerful, CONCERT_IDENTITY_PORT: String(port) })
    const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(errors).toContain('the role is a superuser')
    expect(code).toBe(1)
  })
})

function start(environment: Record<string, string>): ChildProcessWithoutNullStreams {
  const { PATH } = process.env
  const [CONCERT_URL_APPLICATIONS, CONCERT_URL_PERSONNEL] = ['http://127.0.0.1:1', 'http://127.0.0.1:1']
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH, CONCERT_URL_APPLICATIONS, CONCERT_URL_PERSONNEL, ...environment },
  })
  started.add(child)
  return child
}
