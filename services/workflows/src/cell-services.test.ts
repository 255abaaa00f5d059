import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { openEvaluation } from '@concert/contracts/evaluations'
import { getDossier } from '@concert/contracts/recognitions'
import { publishEffect } from '@concert/contracts/registry'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import { underTrace } from '@concert/workflows/trace'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createCellServices, type ServiceUrls } from './cell-services.ts'
import type { TokenSource } from './token-source.ts'

interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
}

const evaluation = {
  evaluationId: 'evl_0197f3a0-0000-7000-8000-000000000001',
  applicationId: 'app_0197f3a0-0000-7000-8000-000000000001',
  status: 'planning',
  version: 1,
  riskClass: 'limited',
  openedAt: '2026-11-20T09:00:00.000Z',
  updatedAt: '2026-11-20T09:00:00.000Z',
}
const applicationId = evaluation.applicationId as never

let server: Server
let url: string
let received: Received[]
let answer: { status: number; body: string } | 'none'

beforeEach(async () => {
  received = []
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const { method, url: path, headers } = request
      received.push({ method, url: path, headers, body: body === '' ? undefined : JSON.parse(body) })
      if (answer === 'none') request.socket.destroy()
      else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

/** The URL of the test's own server for every service. */
function startServices(tokens: Partial<TokenSource> = {}) {
  const nowhere = 'http://127.0.0.1:1'
  const urls: ServiceUrls = {
    applications: nowhere,
    evidence: nowhere,
    personnel: nowhere,
    reviews: url,
    certificates: nowhere,
    exchange: nowhere,
    registry: url,
  }
  const sourceOf = (service: string) => ({
    current: async () => `token-1-${service}`,
    refused: () => undefined,
    ...tokens,
  })
  return createCellServices('hk', urls, {
    applications: sourceOf('applications'),
    evidence: sourceOf('evidence'),
    personnel: sourceOf('personnel'),
    reviews: sourceOf('reviews'),
    certificates: sourceOf('certificates'),
    exchange: sourceOf('exchange'),
  })
}

function answering(status: number, body: unknown): void {
  answer = { status, body: JSON.stringify(body) }
}

describe('a call', () => {
  test('that changes something within the cell carries the token for the service, and the key', async () => {
    answering(201, evaluation)
    const opened = await startServices().call(openEvaluation, { body: { applicationId } }, 'event-1.open-evaluation')
    expect(opened).toEqual(evaluation)
    expect(received).toEqual([
      {
        method: 'POST',
        url: '/internal/hk/v1/evaluations',
        headers: expect.objectContaining({
          authorization: 'Bearer token-1-reviews',
          'idempotency-key': 'event-1.open-evaluation',
        }),
        body: { applicationId },
      },
    ])
  })

  test('carries on the trace of what it follows', async () => {
    answering(201, evaluation)
    const call = () => startServices().call(openEvaluation, { body: { applicationId } }, 'k')
    await underTrace('0197f3a0-0000-7000-8000-000000000001', call)
    await call()
    expect(received.map(({ headers }) => headers['x-request-id'])).toEqual([
      '0197f3a0-0000-7000-8000-000000000001',
      undefined,
    ])
  })

  test('that only reads carries the token and no key', async () => {
    answering(404, { code: 'not-found' })
    const params = { evaluationId: evaluation.evaluationId as never }
    await expect(startServices().call(getDossier, { params }, 'k')).rejects.toThrow(PermanentFailure)
    expect(received[0]).toMatchObject({
      method: 'GET',
      url: `/internal/hk/v1/evaluations/${evaluation.evaluationId}/dossier`,
    })
    expect(received[0]?.headers.authorization).toBe('Bearer token-1-reviews')
    expect(received[0]?.headers).not.toHaveProperty('idempotency-key')
  })

  test('of the registry carries neither: it believes signatures alone', async () => {
    answering(409, { code: 'conflict' })
    const tokens = {
      current: () => Promise.reject(new Error('the registry is called without a token')),
    }
    const call = startServices(tokens).call(publishEffect, { body: { statement: 'a.b.c' } }, 'k')
    await expect(call).rejects.toThrow(PermanentFailure)
    expect(received[0]?.url).toBe('/registry/v1/effect-statements')
    expect(received[0]?.headers).not.toHaveProperty('authorization')
    expect(received[0]?.headers).not.toHaveProperty('idempotency-key')
  })
})

function call(tokens: Partial<TokenSource> = {}) {
  return startServices(tokens).call(openEvaluation, { body: { applicationId } }, 'k')
}

describe('is given up with the service’s reason', () => {
  test.each([
    [400, 'invalid-request'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [422, 'rules-not-met'],
    [422, 'idempotency-key-reused'],
  ])('when the answer is %d %s', async (status, code) => {
    answering(status, {
      type: `https://concert.example/problems/${code}`,
      title: 'Refused',
      status,
      detail: 'The reason.',
      instance: '/hk/v1/evaluations',
      code,
      errors: [{ code: 'text-blank', message: 'Because.', pointer: '/x' }],
      trace_id: '0'.repeat(32),
    })
    const failure = await call().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(PermanentFailure)
    expect(String(failure)).toContain(`openEvaluation answered ${status} ${code}: The reason. text-blank: Because.`)
  })
})

describe('is to be repeated', () => {
  test.each([
    [409, 'idempotency-in-progress'],
    [408, 'timeout'],
    [429, 'too-many-requests'],
    [500, 'internal-error'],
    [503, 'unavailable'],
  ])('when the answer is %d %s', async (status, code) => {
    answering(status, { code, detail: 'Later.' })
    const failure = await call().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(failure).not.toBeInstanceOf(PermanentFailure)
    expect(String(failure)).toContain(`${status}`)
  })

  test('when no answer comes', async () => {
    answer = 'none'
    await expect(call()).rejects.not.toThrow(PermanentFailure)
  })

  test('when nobody listens', async () => {
    const notHere = startServices().call({ ...openEvaluation, service: 'exchange' }, { body: { applicationId } }, 'k')
    await expect(notHere).rejects.toThrow('ECONNREFUSED')
    await expect(notHere).rejects.not.toThrow(PermanentFailure)
  })

  test('when the issuer gives no token, and the service is not asked without one', async () => {
    const tokens = { current: () => Promise.reject(new Error('the issuer is down')) }
    await expect(call(tokens)).rejects.toThrow('the issuer is down')
    expect(received).toEqual([])
  })

  test('with another token, when the service does not take this one', async () => {
    answering(401, { code: 'unauthenticated', detail: 'The token has expired.' })
    const refused: string[] = []
    const failure = await call({ refused: (token) => refused.push(token) }).catch((error: unknown) => error)
    expect(String(failure)).toContain('openEvaluation answered 401 unauthenticated: The token has expired.')
    expect(failure).not.toBeInstanceOf(PermanentFailure)
    expect(refused).toEqual(['token-1-reviews'])
  })

  test('when the answer is no JSON, which the reason does not quote', async () => {
    answer = { status: 200, body: 'Ho Sin-man' }
    await expect(call()).rejects.toThrow(/^the answer of openEvaluation is no JSON$/)
  })

  test('when the answer does not fit the contract, whose members the reason names without values', async () => {
    answering(201, { ...evaluation, status: 'Ho Sin-man', 'Ho Sin-man': 1 })
    const failure = await call().catch((error: unknown) => error)
    expect(failure).not.toBeInstanceOf(PermanentFailure)
    expect(String(failure)).toMatch(
      /the answer of openEvaluation does not fit: \/status Invalid option.*; \/ unknown members$/,
    )
    expect(String(failure)).not.toContain('Ho Sin-man')
  })
})
