import type { TestCaller } from '@concert/testing/test-tokens'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type ApplicationsUnderTest, startApplications } from './applications-service.fixture.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())

/** Two processes of the service on one cell, whose ticks the test gives. */
let replicas: { readonly app: FastifyInstance; readonly tick: () => Promise<void> }[]
beforeEach(async () => {
  replicas = await Promise.all([0, 1].map(startReplica))
})
afterEach(async () => {
  for (const { app } of replicas) await app.close()
  await service.admin.query('delete from platform.request_counts')
})

async function startReplica() {
  let tick = (): Promise<void> => Promise.reject(new Error('the replica does not exchange its counts'))
  const app = await service.replica({
    perClient: 10,
    perAddress: 4,
    windowMs: 60_000,
    every: (work) => {
      tick = work
      return () => undefined
    },
  })
  await app.ready()
  return { app, tick: () => tick() }
}

const exchange = async () => {
  // The first tells, the second is told and tells, the first is told.
  for (const index of [0, 1, 0]) await replicas[index]?.tick()
}

const URL = '/hk/v1/applications/app_0197f3a0-0000-7000-8000-000000000001'

async function ask(index: number, caller: TestCaller | undefined, count = 1) {
  const authorization = caller === undefined ? 'Bearer none' : `Bearer ${await service.token(caller)}`
  const answers = []
  for (let sent = 0; sent < count; sent += 1) {
    answers.push(await replicas[index]?.app.inject({ url: URL, headers: { authorization } }))
  }
  return answers
}
const statuses = async (...given: Parameters<typeof ask>) => (await ask(...given)).map((answer) => answer?.statusCode)
const many = (status: number, count: number): number[] => Array.from({ length: count }, () => status)

const alice: TestCaller = { kind: 'applicant', id: 'alice' }
const bob: TestCaller = { kind: 'applicant', id: 'bob' }

test('what a client has asked of one replica counts at the other after an exchange', async () => {
  expect(await statuses(0, alice, 7)).toEqual(many(404, 7))
  expect(await statuses(1, alice)).toEqual([404])
  await exchange()
  const [told] = await ask(1, alice)
  expect(told?.headers['ratelimit']).toMatch(/^"client";r=1;t=\d+$/)
  expect(await statuses(1, alice, 2)).toEqual([404, 429])
  await exchange()
  expect(await statuses(0, alice)).toEqual([429])
  // Another client is none of it.
  expect(await statuses(0, bob, 10)).toEqual(many(404, 10))
})

test('until an exchange a client has its limit at each replica, and not a request more', async () => {
  expect(await statuses(0, alice, 11)).toEqual([...many(404, 10), 429])
  expect(await statuses(1, alice, 11)).toEqual([...many(404, 10), 429])
  await exchange()
  expect(await statuses(0, alice)).toEqual([429])
  const [refused] = await ask(1, alice)
  expect(refused?.headers).toMatchObject({
    'retry-after': expect.stringMatching(/^\d+$/),
    ratelimit: expect.stringContaining('r=0'),
  })
})

test('an address without a token that holds is counted together, and no token from it is verified once none are left', async () => {
  expect(await statuses(0, undefined, 3)).toEqual(many(401, 3))
  expect(await statuses(1, undefined)).toEqual([401])
  await exchange()
  expect(await statuses(1, alice)).toEqual([429])
  expect(await statuses(0, undefined)).toEqual([429])
})

test('what was refused counts for nobody, and what a replica has told ends with its window', async () => {
  expect(await statuses(0, alice, 30)).toEqual([...many(404, 10), ...many(429, 20)])
  expect(await statuses(1, bob)).toEqual([404])
  await exchange()
  const { rows } = await service.admin.query('select requests from platform.request_counts order by requests')
  expect(rows).toEqual([{ requests: 1 }, { requests: 10 }])
  expect(await statuses(1, alice)).toEqual([429])
  await service.admin.query("update platform.request_counts set ends_at = clock_timestamp() - interval '1 ms'")
  await replicas[1]?.tick()
  expect(await statuses(1, alice)).toEqual([404])
})

test('no caller stands in the store by name, and no service writes the counts of another', async () => {
  await statuses(0, alice, 2)
  await exchange()
  const { rows } = await service.admin.query<{ caller: string; service: string }>(
    'select caller, service from platform.request_counts',
  )
  expect(rows).toEqual([{ caller: expect.stringMatching(/^[0-9a-f]{64}$/), service: 'applications' }])
  const exchangeAs = (name: string) =>
    service.pool.query(`select platform.exchange_request_counts($1, gen_random_uuid(), '{}', '{}', '{}')`, [name])
  await expect(exchangeAs('evidence')).rejects.toThrow('no counts of service evidence')
})

test('where the store is away each replica counts on, nothing fails, and it is made up for when the store is back', async () => {
  await statuses(0, alice, 9)
  await statuses(1, alice)
  const right = 'on function platform.exchange_request_counts(text, uuid, text[], integer[], integer[])'
  await service.admin.query(`revoke execute ${right} from concert_applications`)
  try {
    await exchange()
    expect(await statuses(0, alice, 2)).toEqual([404, 429])
    expect(await statuses(1, alice)).toEqual([404])
  } finally {
    await service.admin.query(`grant execute ${right} to concert_applications`)
  }
  await exchange()
  expect(await statuses(1, alice)).toEqual([429])
})
