import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TestCaller } from '@concert/testing/test-tokens'
import { alice, organisation, startTestService, type TestService } from './service.fixture.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())
beforeEach(() => {
  service.lines.length = 0
})

interface Line extends Record<string, unknown> {
  readonly msg: string
}

function lines(): Line[] {
  return service.lines.map((line) => JSON.parse(line) as Line)
}

function line(msg: string): Line | undefined {
  return lines().find((one) => one.msg === msg)
}

const digestOf = (id: string) => createHash('sha256').update(`hk:${id}`).digest('hex').slice(0, 16)

async function list(caller: TestCaller): Promise<number> {
  const token = await service.issuers.token('hk', caller)
  const headers = { authorization: `Bearer ${token}` }
  return (await service.app.inject({ method: 'GET', url: '/hk/v1/applications', headers })).statusCode
}

test.each<TestCaller>([alice, { kind: 'staff', id: 'reviewer-1' }])(
  'a request of a caller that its token proves ($kind) says who asked for what, when, where and how it ended, without a name',
  async (caller) => {
    expect(await list(caller)).toBe(200)
    expect(line('request')).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      service: 'applications',
      authority: 'hk',
      operation: 'listApplications',
      caller: `${caller.kind}:${digestOf(caller.id)}`,
      req: { method: 'GET', path: '/hk/v1/applications' },
      res: { status: 200 },
      traceId: expect.any(String),
    })
    expect(service.lines.join('')).not.toContain(caller.id)
  },
)

test('a token that proves nobody is logged with where it came from, and names nobody', async () => {
  const token = await service.issuers.token('hk', alice, { expiresIn: -60 })
  await service.app.inject({
    method: 'GET',
    url: '/hk/v1/applications',
    headers: { authorization: `Bearer ${token}` },
  })
  expect(line('request refused')).toMatchObject({
    code: 'unauthenticated',
    event: 'authentication-refused',
    address: '127.0.0.1',
  })
  expect(line('request')).toMatchObject({ operation: 'listApplications', res: { status: 401 } })
  expect(line('request')).not.toHaveProperty('caller')
})

test.each<[string, TestCaller]>([
  ['a kind that the operation is not for', { kind: 'system', id: 'concert-workflows' }],
  ['staff without an authorisation', { kind: 'staff', id: 'nobody-at-all' }],
])('a caller who is not let in (%s) is logged with the operation', async (_what, caller) => {
  expect(await list(caller)).toBe(403)
  expect(line('request refused')).toMatchObject({
    code: 'forbidden',
    event: 'authorisation-refused',
    address: '127.0.0.1',
  })
  expect(line('request')).toMatchObject({
    operation: 'listApplications',
    caller: `${caller.kind}:${digestOf(caller.id)}`,
    res: { status: 403 },
  })
})

test.each<[string, string, () => Promise<unknown>]>([
  ['input-refused', 'malformed-json', () => service.register('{')],
  ['input-refused', 'invalid-request', () => service.register({ ...organisation('X'), more: 1 })],
  ['rule-refused', 'rules-not-met', () => service.register(organisation('REFUSE'), { 'idempotency-key': 'logged' })],
  ['limit-reached', 'payload-too-large', () => service.register({ ...organisation('X'), more: 'x'.repeat(70_000) })],
  ['authorisation-refused', 'not-found', () => service.app.inject({ method: 'GET', url: '/mo/v1/applications' })],
  ['failure', 'internal', () => service.register(organisation('FAIL'))],
])('an attempt to get around what is asked (%s: %s) is logged', async (event, code, attempt) => {
  await attempt()
  // An unforeseen failure has its error instead.
  if (event === 'failure') expect(line('request failed')).toMatchObject({ level: 50 })
  else expect(line('request refused')).toMatchObject({ code, event })
  expect(line('request')).toBeDefined()
})
