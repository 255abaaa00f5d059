import { operationsOf } from '@concert/contracts/operations'
import type { Authority } from '@concert/domain/jurisdictions'
import { detail } from '@concert/sentences/detail'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLogger } from '../src/logger.ts'
import type { Route } from '../src/operation-route.ts'
import { RefusedRequest } from '../src/refused-request.ts'
import { createService } from '../src/service.ts'
import type { CellContext } from '../src/service-options.ts'

/** What the limits are compared with. */
const load = { loopDelayMs: 0, waiting: { hk: 0, mo: 0 } }
let app: FastifyInstance

beforeAll(async () => {
  const contexts = new Map(
    (['hk', 'mo'] as const).map((authority): [Authority, CellContext] => {
      const pool = Object.defineProperty({}, 'waitingCount', { get: () => load.waiting[authority] }) as Pool
      return [authority, { authority, pool }]
    }),
  )
  const routes: Route<CellContext>[] = operationsOf('applications').map((operation) => ({
    operation,
    transactional: false,
    handle: async () => {
      throw new RefusedRequest('not-found', { detail: detail('path-not-found') })
    },
  }))
  app = await createService({
    service: 'applications',
    logger: createLogger({ service: 'applications', level: 'silent' }),
    routes,
    contexts,
    readiness: async () => [],
    authenticate: async (_authority, authorization) => ({
      kind: authorization === 'system' ? 'system' : 'applicant',
      id: 'alice',
    }),
    loadLimits: { loopDelayMsMax: 100, poolWaitersMax: 10, loopDelayMs: () => load.loopDelayMs },
  })
})
afterAll(() => app.close())
beforeEach(() => {
  load.loopDelayMs = 100
  load.waiting = { hk: 10, mo: 10 }
})

const ID = 'app_0197f3a0-0000-7000-8000-000000000001'
const read = (authority: string) => app.inject(`/${authority}/v1/applications/${ID}`)
const statusOf = async (authority: string) => (await read(authority)).statusCode

test('a process that is as busy as it may be answers', async () => {
  expect([await statusOf('hk'), await statusOf('mo')]).toEqual([404, 404])
})

test('a process that is too late refuses, says when to ask again, and goes on when it is not', async () => {
  load.loopDelayMs = 101
  const refused = await read('hk')
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('2')
  expect(refused.json()).toMatchObject({ code: 'unavailable', detail: 'The service is too busy to answer in time.' })
  expect((await app.inject('/docs/applications/json')).statusCode).toBe(503)
  load.loopDelayMs = 100
  expect(await statusOf('hk')).toBe(404)
})

test('an authority whose database is behind is refused, and no other', async () => {
  load.waiting.hk = 11
  expect([await statusOf('hk'), await statusOf('mo')]).toEqual([503, 404])
})

test('the health of a service, and what services ask of each other, go on', async () => {
  load.loopDelayMs = 10_000
  load.waiting.hk = 10_000
  expect((await app.inject('/health')).statusCode).toBe(200)
  expect((await app.inject('/ready')).statusCode).toBe(200)
  const url = `/internal/hk/v1/applications/${ID}/lodgement-check`
  expect((await app.inject({ url, headers: { authorization: 'system' } })).statusCode).toBe(404)
})
