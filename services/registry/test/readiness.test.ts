import { freePort } from '@concert/postgres/free-port'
import { createPool } from '@concert/db/pool'
import { createLogger } from '@concert/platform/logger'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { program } from '#program.ts'
import { documentsByNumber } from '#register/documents-by-number.ts'
import { startRegistry, type TestRegistry } from './registry.fixture.ts'

let registry: TestRegistry

beforeAll(async () => {
  registry = await startRegistry(inject('postgres'))
})
afterAll(() => registry.close())

test('the service is ready while its database answers', async () => {
  expect((await registry.get('/ready')).json()).toEqual({ ready: true, reasons: [] })
})

test('without its database the service lives, says why it is not ready, and answers 503', async () => {
  const pool = createPool({
    connectionString: `postgres://nobody@127.0.0.1:${await freePort()}/nothing`,
    applicationName: 'registry',
  })
  const app = await program.buildApp(
    { ...registry.context, pool, documents: documentsByNumber(pool) },
    { logger: createLogger({ service: 'registry', level: 'silent' }) },
  )
  try {
    expect((await app.inject('/health')).statusCode).toBe(200)
    const ready = await app.inject('/ready')
    expect(ready.statusCode).toBe(503)
    expect(ready.json()).toEqual({ ready: false, reasons: ['the joint database does not answer'] })
    const lookup = await app.inject('/registry/v1/certificates/GBAAI-H001-26-L-00003-3')
    expect(lookup.statusCode).toBe(503)
    expect(lookup.headers['content-type']).toContain('application/problem+json')
  } finally {
    await app.close()
    await pool.end()
  }
})
