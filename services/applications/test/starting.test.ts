import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { connectPostgres } from '@concert/postgres/databases'
import { createLogger } from '@concert/platform/logger'
import { makeAuthorityKeys } from '@concert/testing/authority-keys'
import { prepareCell } from '@concert/testing/cell-database'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { program } from '#program.ts'

const logger = createLogger({ service: 'applications', level: 'silent' })
const authenticate = async () => ({ kind: 'system', id: 'x' }) as const

let trust: string
beforeAll(async () => {
  trust = await mkdtemp(join(tmpdir(), 'concert-applications-'))
  await makeAuthorityKeys(trust)
})
afterAll(() => rm(trust, { recursive: true }))

function configOf(databaseUrl: string) {
  return program.readConfig({
    CONCERT_AUTHORITIES: 'hk',
    CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
    CONCERT_CURSOR_KEY: '07'.repeat(32),
    CONCERT_LODGEMENT_KEY: '08'.repeat(32),
    CONCERT_TRUST_DIR: trust,
    DATABASE_URL_HK: databaseUrl,
  })
}

test('the service does not start on a role that could step over the wall', async () => {
  const cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  await expect(program.openContexts(configOf(cell.adminUrl), logger)).rejects.toThrow('the role is a superuser')
  await cell.drop()
})

test('the service says why it is not ready when its database has gone', async () => {
  const cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  const { contexts, close } = await program.openContexts(configOf(cell.url('applications')), logger)
  const app = await program.buildApp(contexts, { logger, authenticate })
  const ready = await app.inject('/ready')
  expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true, reasons: [] }])
  await cell.drop()
  const gone = await app.inject('/ready')
  expect([gone.statusCode, gone.json()]).toEqual([
    503,
    { ready: false, reasons: ['the database of hk does not answer'] },
  ])
  await app.close()
  await close()
})

test('the process listens, answers and ends by itself when it is told to stop', async () => {
  const cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  const process = spawn(globalThis.process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
    env: {
      CONCERT_AUTHORITIES: 'hk',
      CONCERT_ISSUER: 'http://127.0.0.1:1/{authority}',
      CONCERT_CURSOR_KEY: 'ab'.repeat(32),
      CONCERT_LODGEMENT_KEY: 'cd'.repeat(32),
      CONCERT_TRUST_DIR: trust,
      DATABASE_URL_HK: cell.url('applications'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(process, 'exit')
  for await (const line of createInterface({ input: process.stdout })) {
    const logged = JSON.parse(line) as { msg: string; address?: string }
    if (logged.msg !== 'listening') continue
    const health = await fetch(`${logged.address}/health`)
    expect(await health.json()).toEqual({ status: 'ok', service: 'applications' })
    process.kill('SIGTERM')
  }
  expect(await exited).toEqual([0, null])
  await cell.drop()
})
