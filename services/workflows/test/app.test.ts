import { randomUUID } from 'node:crypto'
import { createPool } from '@concert/db/pool'
import type { Authority } from '@concert/domain/jurisdictions'
import { createTestIssuers, type TestCaller, type TestIssuers } from '@concert/testing/test-tokens'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { program } from '../src/program.ts'
import { silent, startTestEngine, type TestEngine } from './engine.fixture.ts'

const worker: TestCaller = { kind: 'system', id: 'concert-workflows' }
const deadLetters = '/internal/hk/v1/dead-letters'

let engine: TestEngine
let issuers: TestIssuers
let app: FastifyInstance

beforeAll(async () => {
  engine = await startTestEngine()
  issuers = await createTestIssuers('workflows')
  app = await program.buildApp(new Map([['hk', engine.context]]), {
    logger: silent,
    authenticate: issuers.authenticate,
  })
})
afterEach(() => {
  engine.refusal = undefined
})
afterAll(async () => {
  await app?.close()
  await issuers?.close()
  await engine?.close()
})

async function send(method: 'GET' | 'POST', url: string, token: string | undefined, body?: object) {
  const answer = await app.inject({
    method,
    url,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(method === 'POST' ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
    },
    ...(method === 'POST' ? { payload: JSON.stringify(body ?? {}) } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function asWorker(method: 'GET' | 'POST', url: string, body?: object) {
  return send(method, url, await issuers.token('hk', worker), body)
}

/** Emits an event whose delivery is refused, and waits until it is given up. */
async function poison(reason: string): Promise<string> {
  const eventId = randomUUID()
  engine.refusal = reason
  await engine.emit(eventId)
  await expect
    .poll(async () => (await engine.context.workflows.listDeadLetters()).map(({ id }) => id), { timeout: 10_000 })
    .toContain(`delivery.do-it.${eventId}`)
  return `delivery.do-it.${eventId}`
}

describe('an operator', () => {
  test('sees work that was given up with its reason, and puts it back once the cause is mended', async () => {
    const id = await poison('the other side says no')
    expect(await asWorker('GET', deadLetters)).toEqual({
      status: 200,
      body: {
        items: [
          {
            id,
            kind: 'delivery',
            subject: expect.any(String),
            reason: 'the other side says no',
            attempts: 1,
            diedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          },
        ],
        stuck: [],
      },
    })
    engine.refusal = undefined
    expect(await asWorker('POST', `${deadLetters}/${id}/retry`)).toEqual({ status: 202, body: { id } })
    await engine.context.workflows.idle()
    expect((await asWorker('GET', deadLetters)).body).toEqual({ items: [], stuck: [] })
  })

  test('who puts the same work back twice finds that it is no dead letter any more: 404', async () => {
    const id = await poison('no')
    engine.refusal = undefined
    const answers = await Promise.all([1, 2, 3].map(() => asWorker('POST', `${deadLetters}/${id}/retry`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 404, 404])
    await engine.context.workflows.idle()
  })

  test.each(['delivery.do-it.none', `delivery.do-it.${randomUUID()}`, 'saga.issue-certificate.x', 'job.job.x', 'x'])(
    'who names no dead letter (%s) is answered 404',
    async (id) => {
      expect(await asWorker('POST', `${deadLetters}/${id}/retry`)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      })
    },
  )

  test('who sends more than there is to say is answered 400', async () => {
    const answer = await asWorker('POST', `${deadLetters}/x/retry`, { force: true })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-request' } })
  })
})

describe.each([
  ['GET', deadLetters],
  ['POST', `${deadLetters}/delivery.do-it.x/retry`],
] as const)('%s %s', (method, url) => {
  test('without a token is answered 401', async () => {
    expect(await send(method, url, undefined)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  })

  test.each(['cn-gd', 'mo'] as const)('with a token of %s is answered 401', async (authority: Authority) => {
    expect(await send(method, url, await issuers.token(authority, worker))).toMatchObject({ status: 401 })
  })

  test('with an expired token is answered 401', async () => {
    expect(await send(method, url, await issuers.token('hk', worker, { expiresIn: -30 }))).toMatchObject({
      status: 401,
    })
  })

  test.each([
    { kind: 'applicant', id: 'harbour-legal' },
    { kind: 'staff', id: 'decider-1' },
  ] as const)('by a caller of the kind $kind is answered 403', async (caller) => {
    const answer = await send(method, url, await issuers.token('hk', caller))
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } })
  })

  test('of an authority that is not served here is answered 404', async () => {
    const elsewhere = url.replace('/hk/', '/mo/')
    expect(await send(method, elsewhere, await issuers.token('mo', worker))).toMatchObject({ status: 404 })
  })
})

describe('readiness', () => {
  test('is that the database of every cell answers', async () => {
    const answer = await app.inject('/ready')
    expect([answer.statusCode, answer.json()]).toEqual([200, { ready: true, reasons: [] }])
  })

  test('names the cell whose database does not answer', async () => {
    const pool = createPool({ connectionString: 'postgres://x@127.0.0.1:1/x', applicationName: 'nowhere' })
    const broken = await program.buildApp(new Map([['mo', { ...engine.context, authority: 'mo', pool }]]), {
      logger: silent,
      authenticate: issuers.authenticate,
    })
    const answer = await broken.inject('/ready')
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { ready: false, reasons: ['the database of mo does not answer'] },
    ])
    await broken.close()
    await pool.end()
  })
})
