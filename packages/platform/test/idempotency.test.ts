import { createHash } from 'node:crypto'
import { withAuthority } from '@concert/db/authority-transaction'
import { claimIdempotencyKey, keepAnswer } from '@concert/db/idempotency'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bob, organisation, overtake, startTestService, type TestService } from './service.fixture.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

/** The result of a request of alice's that took effect after another was refused, and before that refusal was kept. */
async function keepAnswerOf(key: string, body: unknown): Promise<void> {
  const claim = {
    service: 'applications',
    caller: 'applicant:alice-company',
    key,
    requestHash: createHash('sha256')
      .update(`POST\n/hk/v1/organisations\n\n${JSON.stringify(body)}`)
      .digest(),
  }
  await withAuthority(service.pool, { authority: 'hk', applicant: 'alice-company' }, async (transaction) => {
    await claimIdempotencyKey(transaction, claim)
    await keepAnswer(transaction, claim, { status: 201, text: '{"kept":true}', etag: null })
  })
}

describe('a repetition under the same Idempotency-Key', () => {
  it('gets the first answer and has no second effect', async () => {
    const first = await service.register(organisation('ONCE'), { 'idempotency-key': 'key-once' })
    const second = await service.register(organisation('ONCE'), { 'idempotency-key': 'key-once' })
    expect(first.statusCode).toBe(201)
    expect(second.statusCode).toBe(201)
    expect(second.body).toBe(first.body)
    expect(second.headers['etag']).toBe(first.headers['etag'])
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(await service.count('ONCE')).toBe(1)
  })

  it('means the same body, however its members are ordered and spaced', async () => {
    const body = organisation('ORDER')
    await service.register(body, { 'idempotency-key': 'key-order' })
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(body).reverse()), null, 2)
    const second = await service.register(reordered, { 'idempotency-key': 'key-order' })
    expect(second.headers['idempotency-replayed']).toBe('true')
  })

  it.each([
    ['a refusal', 'REFUSE', 422, 'rules-not-met'],
    ['a failure', 'FAIL', 500, 'internal'],
    ['a failure of a statement', 'FAIL-IN-DATABASE', 500, 'internal'],
    ['an answer that breaks the contract', 'UNFIT-ANSWER', 500, 'internal'],
  ])('repeats %s as it was, and nothing of the rolled back work is there', async (_name, value, status, code) => {
    const headers = { 'idempotency-key': `key-${value}` }
    const first = await service.register(organisation(value), headers)
    const second = await service.register(organisation(value), headers)
    expect(first.statusCode).toBe(status)
    expect(first.json()).toMatchObject({ code })
    expect(second.statusCode).toBe(status)
    expect(second.json()).toEqual(first.json())
    expect(second.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect(await service.count(value)).toBe(0)
  })

  it('that is refused because the first took effect meanwhile gets the answer of the first', async () => {
    const headers = { 'idempotency-key': 'key-overtaken' }
    overtake.now = () => keepAnswerOf('key-overtaken', organisation('OVERTAKEN'))
    const overtaken = await service.register(organisation('OVERTAKEN'), headers)
    expect(overtaken.statusCode).toBe(201)
    expect(overtaken.json()).toEqual({ kept: true })
    expect(overtaken.headers['idempotency-replayed']).toBe('true')
    expect(await service.count('OVERTAKEN')).toBe(0)
  })

  it('with another body is refused with 422', async () => {
    await service.register(organisation('BODY-1'), { 'idempotency-key': 'key-body' })
    const second = await service.register(organisation('BODY-2'), { 'idempotency-key': 'key-body' })
    expect(second.statusCode).toBe(422)
    expect(second.json()).toMatchObject({ code: 'idempotency-key-reused' })
    expect(await service.count('BODY-2')).toBe(0)
  })

  it('by another caller is a request of its own', async () => {
    await service.register(organisation('CALLER'), { 'idempotency-key': 'key-caller' })
    const second = await service.register(organisation('CALLER'), { 'idempotency-key': 'key-caller' }, bob)
    expect(second.statusCode).toBe(201)
    expect(second.headers['idempotency-replayed']).toBeUndefined()
    expect(await service.count('CALLER')).toBe(2)
  })

  it('has exactly one effect when 100 arrive at once, and each gets the answer or is told that it is running', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => service.register(organisation('HUNDRED'), { 'idempotency-key': 'key-100' })),
    )
    const created = answers.filter((answer) => answer.statusCode === 201)
    const running = answers.filter((answer) => answer.statusCode === 409)
    expect(created.length + running.length).toBe(100)
    expect(created.length).toBeGreaterThanOrEqual(1)
    expect(new Set(created.map((answer) => answer.json().organisationId)).size).toBe(1)
    for (const answer of running) {
      expect(answer.json()).toMatchObject({ code: 'idempotency-in-progress' })
      expect(answer.headers['retry-after']).toBe('1')
    }
    expect(await service.count('HUNDRED')).toBe(1)
  })

  it('after a request that was itself not valid is a fresh request', async () => {
    const headers = { 'idempotency-key': 'key-invalid' }
    const first = await service.register({ ...organisation('INVALID'), surprise: 1 }, headers)
    const second = await service.register(organisation('INVALID'), headers)
    expect([first.statusCode, second.statusCode]).toEqual([400, 201])
  })

  it('after a missing If-Match is a fresh request: what is wrong with the request itself is not kept', async () => {
    const token = await service.issuers.token('hk', bob)
    const submit = (headers: object) =>
      service.app.inject({
        method: 'POST',
        url: '/hk/v1/applications/app_0197f3a0-0000-7000-8000-000000000001/submit',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': 'key-428',
          ...headers,
        },
        payload: '{"declarationNotLodgedElsewhere":true}',
      })
    expect((await submit({})).statusCode).toBe(428)
    expect((await submit({ 'if-match': '"1"' })).statusCode).toBe(404)
  })

  it('after the connection was lost is a fresh request', async () => {
    const headers = { 'idempotency-key': 'key-lost' }
    const first = await service.register(organisation('TERMINATE'), headers)
    const second = await service.register(organisation('TERMINATE'), headers)
    expect([first.statusCode, second.statusCode]).toEqual([503, 503])
    expect(second.headers['idempotency-replayed']).toBeUndefined()
  })
})

describe('a workflow that repeats its call', () => {
  it('is not answered with the refusal from before the cause was mended, but with the answer from then on', async () => {
    const token = await service.issuers.token('hk', { kind: 'system', id: 'concert-workflows' })
    const notify = () =>
      service.app.inject({
        method: 'POST',
        url: '/internal/hk/v1/applications/app_0197f3a0-0000-7000-8000-000000000009/correspondence',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'event-1' },
        payload: { kind: 'certificate-issued' },
      })
    const answers = [await notify(), await notify(), await notify()]
    expect(answers.map((answer) => answer.statusCode)).toEqual([422, 201, 201])
    expect(answers[2]?.json()).toEqual(answers[1]?.json())
    expect(answers[2]?.headers['idempotency-replayed']).toBe('true')
  })
})

describe('an Idempotency-Key', () => {
  it.each(['', 'with space', 'ü', 'x'.repeat(256)])('that is malformed (%j) is refused with 400', async (key) => {
    const response = await service.register(organisation('MALFORMED'), { 'idempotency-key': key })
    expect(response.statusCode).toBe(400)
    expect(response.json().errors[0].code).toBe('idempotency-key-malformed')
    expect(await service.count('MALFORMED')).toBe(0)
  })

  it('of 255 characters is accepted', async () => {
    const response = await service.register(organisation('LONG'), { 'idempotency-key': 'x'.repeat(255) })
    expect(response.statusCode).toBe(201)
  })

  it('is not needed: two requests without one have two effects', async () => {
    const first = await service.register(organisation('WITHOUT'))
    const second = await service.register(organisation('WITHOUT'), {}, bob)
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(await service.count('WITHOUT')).toBe(2)
  })
})
