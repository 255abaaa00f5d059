import { connect } from 'node:net'
import { problem } from '@concert/contracts/problems'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alice, startTestService, type TestService } from './service.fixture.ts'

let service: TestService
let token: string

beforeAll(async () => {
  service = await startTestService()
  token = await service.issuers.token('hk', alice)
})
afterAll(() => service.close())

function send(options: InjectOptions) {
  return service.app.inject({ ...options, headers: { authorization: `Bearer ${token}`, ...options.headers } })
}

const APPLICATION = 'app_0197f3a0-0000-7000-8000-000000000001'

describe('a path or query that does not fit', () => {
  it.each([
    ['an unknown path', 'GET', '/hk/v1/nothing', 404],
    ['a path below an operation', 'GET', '/hk/v1/applications/x/y/z', 404],
    ['another case', 'GET', '/hk/v1/Applications', 404],
    ['a slash at the end', 'GET', '/hk/v1/applications/', 400],
    ['another method', 'DELETE', '/hk/v1/applications', 405],
    ['a method override', 'PUT', '/hk/v1/organisations', 405],
    ['an authority that does not exist', 'GET', '/us/v1/applications', 404],
    ['an authority that is not served here', 'GET', '/mo/v1/applications', 404],
    ['an identifier of another kind', 'GET', '/hk/v1/applications/org_0197f3a0-0000-7000-8000-000000000001', 400],
    ['an identifier in capitals', 'GET', `/hk/v1/applications/${APPLICATION.toUpperCase()}`, 400],
    ['an identifier with SQL in it', 'GET', "/hk/v1/applications/app_1'or'1'='1", 400],
    ['an encoded NUL', 'GET', '/hk/v1/applications/%00', 400],
    ['bytes that are not UTF-8', 'GET', '/hk/v1/applications/%ff', 400],
    ['a broken encoding', 'GET', '/hk/v1/applications/%zz', 400],
    ['an identifier without end', 'GET', `/hk/v1/applications/${'a'.repeat(4000)}`, 400],
    ['an unknown parameter', 'GET', '/hk/v1/applications?limitt=5', 400],
    ['a parameter where there is none', 'GET', `/hk/v1/applications/${APPLICATION}?fields=x`, 400],
    ['a query that is not UTF-8', 'GET', '/hk/v1/applications?status=Jos%E9', 400],
    ['a query that is longer than it need be', 'GET', '/hk/v1/applications?status=%c0%af', 400],
    ['half a pair in the query', 'GET', '/hk/v1/applications?status=%ed%a0%80', 400],
    ['a parameter twice', 'GET', '/hk/v1/applications?limit=5&limit=6', 400],
    ['a limit of nothing', 'GET', '/hk/v1/applications?limit=', 400],
    ['a limit of zero', 'GET', '/hk/v1/applications?limit=0', 400],
    ['a limit beyond 100', 'GET', '/hk/v1/applications?limit=101', 400],
    ['a limit with an exponent', 'GET', '/hk/v1/applications?limit=1e1', 400],
    ['a limit in hexadecimal', 'GET', '/hk/v1/applications?limit=0x10', 400],
    ['a negative limit', 'GET', '/hk/v1/applications?limit=-5', 400],
    ['a status outside the list', 'GET', '/hk/v1/applications?status=issued', 400],
    ['a cursor that nobody made', 'GET', '/hk/v1/applications?cursor=abc.def', 400],
    ['a cursor of one part', 'GET', '/hk/v1/applications?cursor=abc', 400],
  ] as const)('with %s is refused', async (_name, method, url, status) => {
    const response = await send({ method, url })
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(problem.safeParse(response.json()).success).toBe(true)
    expect(response.json()).toMatchObject({
      status,
      instance: url.split('?')[0],
      trace_id: response.headers['x-request-id'],
    })
  })

  it.each(['Jos%E9', '100%', '%zz', 'a%4', '%c0%af', '%ed%a0%80', 'x&%ff=1'])(
    'says of the query %j that it is not UTF-8, before any operation reads something else out of it',
    async (query) => {
      const response = await send({ method: 'GET', url: `/hk/v1/applications?cursor=${query}` })
      expect([response.statusCode, response.json().detail]).toEqual([400, expect.stringContaining('percent-encoding')])
    },
  )

  it.each(['Jos%C3%A9', '%F0%9F%8F%9B', '100%25', 'a+b', '%E6%B8%AF'])('reads %j', async (query) => {
    const response = await send({ method: 'GET', url: `/hk/v1/applications?cursor=${query}` })
    expect([response.statusCode, response.json().code]).toEqual([400, 'invalid-cursor'])
  })

  it('names the parameter by its pointer and says that it is of the query', async () => {
    const response = await send({ method: 'GET', url: '/hk/v1/applications?limit=101' })
    expect(response.json()).toMatchObject({
      detail: 'The query is not valid in 1 place.',
      errors: [{ pointer: '/limit', code: 'too-big' }],
    })
  })

  it('such as a cursor of another filter is refused with 400, and that of the same filter is not', async () => {
    const { nextCursor } = (await send({ method: 'GET', url: '/hk/v1/applications?status=draft' })).json()
    const withCursor = (url: string) => send({ method: 'GET', url: `${url}cursor=${encodeURIComponent(nextCursor)}` })
    expect((await withCursor('/hk/v1/applications?status=draft&')).statusCode).toBe(200)
    expect((await withCursor('/hk/v1/applications?')).json().code).toBe('invalid-cursor')
  })
})

describe('a method that an address does not take', () => {
  it.each([
    ['DELETE', '/hk/v1/applications', 'GET, HEAD'],
    ['OPTIONS', '/hk/v1/applications?status=draft', 'GET, HEAD'],
    ['GET', `/hk/v1/applications/${APPLICATION}/submit`, 'POST'],
    ['HEAD', `/hk/v1/applications/${APPLICATION}/submit`, 'POST'],
    ['PUT', '/hk/v1/%6frganisations', 'POST'],
    ['POST', `/hk/v1/applications/${APPLICATION}/answers`, 'PATCH'],
    ['GET', '/internal/hk/v1/applications/x/correspondence', 'POST'],
    ['POST', '/health', 'GET, HEAD'],
    ['TRACE', '/ready', 'GET, HEAD'],
    ['PROPFIND', '/docs/applications/json', 'GET, HEAD'],
    ['DELETE', '/docs/applications/static/swagger-ui.css', 'GET, HEAD'],
  ])('%s %s is refused with 405 and what it takes', async (method, url, allowed) => {
    const response = await send({ method: method as 'GET', url })
    expect(response.statusCode).toBe(405)
    expect(response.headers['allow']).toContain(allowed)
    if (method === 'HEAD') return
    expect(problem.safeParse(response.json()).success).toBe(true)
    expect(response.json()).toMatchObject({ code: 'method-not-allowed', detail: expect.stringContaining(allowed) })
  })

  it('is refused before its body is read', async () => {
    const headers = { 'content-type': 'text/plain' }
    expect((await send({ method: 'PUT', url: '/hk/v1/organisations', headers, payload: '{' })).statusCode).toBe(405)
    expect((await send({ method: 'POST', url: '/hk/v1/nothing', headers, payload: '{' })).statusCode).toBe(404)
  })

  it.each(['/health', '/ready', '/docs/applications/json', '/hk/v1/applications', '/hk/v1/nothing'])(
    'is not HEAD at %s, which has all of GET but the body',
    async (url) => {
      const [got, asked] = [await send({ method: 'GET', url }), await send({ method: 'HEAD', url })]
      expect([asked.statusCode, asked.headers['content-type']]).toEqual([got.statusCode, got.headers['content-type']])
      expect(asked.body).toBe('')
    },
  )
})

describe('what is not HTTP', () => {
  const written = (...lines: string[]) => `${lines.join('\r\n')}\r\n\r\n`

  it.each([
    [400, 'a line without sense', 'NONSENSE\r\n\r\n'],
    [431, 'headers without end', written('GET /health HTTP/1.1', 'host: x', `x: ${'a'.repeat(20_000)}`)],
    [431, 'headers beyond what Node reads', written('GET /health HTTP/1.1', 'host: x', `x: ${'a'.repeat(60_000)}`)],
    [414, 'a target of 9 KiB', written(`GET /health?${'a'.repeat(9_000)} HTTP/1.1`, 'host: x')],
    [414, 'a target of 60 KiB', written(`GET /health?${'a'.repeat(60_000)} HTTP/1.1`, 'host: x')],
    [400, 'two lengths', written('POST / HTTP/1.1', 'host: x', 'content-length: 5', 'transfer-encoding: chunked')],
    [400, 'two hosts', written('GET /health HTTP/1.1', 'host: x', 'host: x')],
    [400, 'two hosts at what is no operation', written('GET /nothing HTTP/1.1', 'host: x', 'Host: y')],
    [400, 'no host', written('GET /health HTTP/1.1')],
    [400, 'a host that is none', written('GET /health HTTP/1.1', 'host: a@b')],
    [405, 'a tunnel', written('CONNECT x:443 HTTP/1.1', 'host: x:443')],
    [
      501,
      'a coding of its own',
      `${written('POST /health HTTP/1.1', 'host: x', 'transfer-encoding: gzip, chunked')}0\r\n\r\n`,
    ],
  ])('or not as it is read here is answered with %i and a problem: %s', async (status, _name, bytes) => {
    const text = await talkTo(bytes)
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(text).toContain('application/problem+json')
    expect(problem.safeParse(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).success).toBe(true)
  })

  it.each([
    ['a target that is a whole URL', written('GET http://x:8080/health HTTP/1.1', 'host: y', 'connection: close')],
    ['an expectation', written('GET /health HTTP/1.1', 'host: y', 'expect: tea', 'connection: close')],
    ['HTTP/1.0 without a host', written('GET /health HTTP/1.0')],
  ])('is not %s', async (_name, bytes) => {
    expect(await talkTo(bytes)).toMatch(/^HTTP\/1\.1 200 /)
  })
})

async function talkTo(bytes: string): Promise<string> {
  if (!service.app.server.listening) await service.app.listen({ host: '127.0.0.1', port: 0 })
  return exchange((service.app.server.address() as { port: number }).port, bytes)
}

async function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      received += chunk
      // Not every refusal ends the connection.
      socket.end()
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(received))
  })
}
