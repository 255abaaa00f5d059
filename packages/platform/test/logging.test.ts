import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../src/logger.ts'
import { alice, organisation, startTestService, type TestService } from './service.fixture.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const CANARY = 'canary-7f3a'

/** An organisation in which every text that people enter is a canary. */
function canaries(value: string) {
  return {
    ...organisation(value),
    names: { en: `${CANARY} Limited`, 'zh-Hant': `${CANARY}有限公司` },
    address: `${CANARY} Road`,
    contact: { name: `${CANARY} Ho`, email: `${CANARY}@example.org` },
  }
}

function linesOf(traceId: string): Record<string, unknown>[] {
  return service.lines.map((line) => JSON.parse(line)).filter((line) => line.traceId === traceId)
}

describe('the log', () => {
  it.each([
    ['a success', 'LOG-OK', 201],
    ['a refusal', 'REFUSE', 422],
    ['a failure', 'FAIL', 500],
    ['a statement that fails on a value', 'FAIL-IN-DATABASE', 500],
    ['an answer that breaks the contract', 'UNFIT-ANSWER', 500],
  ])('of %s holds no body, no token, no contact and no name', async (_name, value, status) => {
    const token = await service.issuers.token('hk', alice)
    service.lines.length = 0
    const response = await service.register(canaries(value), {
      authorization: `Bearer ${token}`,
      'idempotency-key': value,
    })
    expect(response.statusCode).toBe(status)
    const text = service.lines.join('')
    expect(text).toContain('"operation":"registerOrganisation"')
    expect(text).not.toContain(CANARY)
    expect(text).not.toContain(token.split('.')[2])
  })

  it.each([
    ['a body that is not valid', { ...canaries('X'), [`${CANARY}-key`]: 1 }],
    ['a body that is not JSON', `{"name":"${CANARY}`],
  ])('of %s does not repeat it', async (_name, body) => {
    service.lines.length = 0
    expect((await service.register(body)).statusCode).toBe(400)
    expect(service.lines.join('')).not.toContain(CANARY)
  })

  it('of a search does not say what was searched for', async () => {
    service.lines.length = 0
    await service.app.inject({ method: 'GET', url: `/hk/v1/applications?q=${CANARY}` })
    expect(service.lines.join('')).not.toContain(CANARY)
  })

  it('says request, authority and service in every line', async () => {
    service.lines.length = 0
    await service.register(organisation('FAIL'))
    await service.app.inject({ method: 'GET', url: '/internal/hk/v1/nothing' })
    expect(service.lines.length).toBeGreaterThanOrEqual(4)
    for (const line of service.lines) {
      expect(JSON.parse(line)).toMatchObject({ service: 'applications', authority: 'hk', traceId: expect.any(String) })
    }
  })

  it('of a failure says of which type and where, so that it can be found by the trace id of the answer', async () => {
    const response = await service.register(organisation('FAIL-IN-DATABASE'))
    const failure = linesOf(response.json().trace_id).find((line) => line['level'] === 50)
    expect(failure).toMatchObject({
      msg: 'request failed',
      err: { code: '22P02', stack: expect.stringContaining('at ') },
    })
  })
})

describe('a logger', () => {
  function logged(act: (logger: ReturnType<typeof createLogger>) => void): string {
    const lines: string[] = []
    act(createLogger({ service: 'test', destination: { write: (line) => lines.push(line) } }))
    return lines.join('')
  }
  const query = Object.assign(new Error(`Failed query: select $1 params: ${CANARY}`), {
    params: [CANARY],
    query: 'select',
  })
  const quoting = new Error(`could not store: ${query.message}`, { cause: query })
  const parsing = new SyntaxError(`Unexpected token 'c', "${CANARY}" is not valid JSON`)

  it.each<[string, (logger: ReturnType<typeof createLogger>) => void]>([
    ['as err with a message', (logger) => logger.error({ err: query }, 'failed')],
    ['as err without a message', (logger) => logger.error({ err: query })],
    ['alone', (logger) => logger.error(query)],
    ['alone with a message', (logger) => logger.error(query, 'failed')],
    ['under another name', (logger) => logger.error({ error: query, cause: query }, 'failed')],
    ['quoted by another error', (logger) => logger.error({ err: quoting })],
    ['of a parser', (logger) => logger.error({ err: parsing })],
    ['to a child', (logger) => logger.child({ traceId: 'x' }).error({ err: query })],
  ])('that is handed an error that repeats values, %s, writes none of them', (_name, act) => {
    const text = logged(act)
    expect(text).not.toContain(CANARY)
    expect(text).toContain('"stack":"    at ')
  })

  it('writes the message of an error that repeats nothing', () => {
    expect(logged((logger) => logger.error({ err: new Error('the queue is closed') }))).toContain('the queue is closed')
  })

  it.each(['token', 'contact', 'email', 'body', 'authorization'])('leaves out a member called %s', (name) => {
    expect(logged((logger) => logger.info({ given: { [name]: CANARY } }, 'x'))).not.toContain(CANARY)
  })
})

describe('the id of a request', () => {
  const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
  const idOf = async (headers: Record<string, string>) =>
    (await service.app.inject({ method: 'GET', url: '/health', headers })).headers['x-request-id']

  it('is the trace that the caller began', async () => {
    expect(await idOf({ traceparent: `00-${TRACE}-00f067aa0ba902b7-01` })).toBe(TRACE)
  })

  it('is else the one that the caller gave', async () => {
    expect(await idOf({ 'x-request-id': 'my-request-1' })).toBe('my-request-1')
  })

  it.each([
    ['a trace of zeros', { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` }],
    ['a trace of another form', { traceparent: 'x' }],
    ['an id that is too long', { 'x-request-id': 'x'.repeat(65) }],
    ['an id with spaces', { 'x-request-id': 'a b c d e f g h' }],
  ])('is new where the caller gave %s', async (_name, headers) => {
    expect(await idOf(headers)).toMatch(/^[0-9a-f]{8}-/)
  })

  it('stands in the answer, the problem and the log', async () => {
    const response = await service.register('{', { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` })
    expect(response.headers['x-request-id']).toBe(TRACE)
    expect(response.json().trace_id).toBe(TRACE)
    expect(linesOf(TRACE).length).toBeGreaterThanOrEqual(2)
  })
})
