import { createPool } from '@concert/db/pool'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../src/logger.ts'
import { createService } from '../src/service.ts'
import { alice, organisation, routes, startTestService, type TestService } from './service.fixture.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** A service of the same contract whose database does not respond. */
async function withoutDatabase(connectionString: string, url = '/hk/v1/applications') {
  const pool = createPool({ connectionString, applicationName: 'platform test' })
  const app = await createService({
    service: 'applications',
    logger: createLogger({ service: 'applications', level: 'silent' }),
    routes,
    contexts: new Map([['hk', { authority: 'hk' as const, pool }]]),
    authenticate: service.issuers.authenticate,
  })
  const response = await app.inject({
    method: 'GET',
    url,
    headers: { authorization: `Bearer ${await service.issuers.token('hk', alice)}` },
  })
  await app.close()
  await pool.end()
  return response
}

describe('a database that goes away', () => {
  it('in the middle of a transaction costs that request, answered 503 with Retry-After, and not the process', async () => {
    const response = await service.register(organisation('TERMINATE'))
    expect(response.statusCode).toBe(503)
    expect(response.json()).toMatchObject({ code: 'unavailable' })
    expect(response.headers['retry-after']).toBe('2')
    expect(await service.count('TERMINATE')).toBe(0)
    expect((await service.register(organisation('AFTER'))).statusCode).toBe(201)
  })

  it('for every connection at once leaves a service that answers the next request', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, index) => service.register(organisation(`WARM ${index}`))))
    const admin = createPool({
      connectionString: service.cell.adminUrl,
      applicationName: 'platform test admin',
      max: 1,
    })
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    await admin.end()
    await expect
      .poll(async () => (await service.register(organisation('HEALED'))).statusCode, { timeout: 5000 })
      .toBe(201)
  })

  it('or was never there is answered 503', async () => {
    const response = await withoutDatabase('postgres://nobody:nothing@127.0.0.1:9/nowhere')
    expect(response.statusCode).toBe(503)
    expect(response.headers['retry-after']).toBe('2')
  })

  it('makes the service not ready, and says whose it is', async () => {
    const response = await withoutDatabase('postgres://nobody:nothing@127.0.0.1:9/nowhere', '/ready')
    expect(response.statusCode).toBe(503)
    expect(response.json()).toEqual({ ready: false, reasons: ['the database of hk does not answer'] })
  })

  it('a role that may not connect is a failure of ours and no secret of its message', async () => {
    const response = await withoutDatabase(service.cell.url('applications').replace('only-for-tests', 'wrong-password'))
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toMatch(/password|hk_applications/)
  })
})

describe('a service that is closing', () => {
  it('begins no request that still reaches it and says so with a problem', async () => {
    const closing = await startTestService()
    const authorization = `Bearer ${await closing.issuers.token('hk', alice)}`
    const answers: Response[] = []
    closing.app.addHook('preClose', async () => {
      const { port } = closing.app.server.address() as { port: number }
      answers.push(await fetch(`http://127.0.0.1:${port}/hk/v1/applications`, { headers: { authorization } }))
    })
    await closing.app.listen({ host: '127.0.0.1', port: 0 })
    await closing.close()
    expect(answers.map(({ status }) => status)).toEqual([503])
    expect(await answers[0]?.json()).toMatchObject({ code: 'unavailable' })
  })
})
