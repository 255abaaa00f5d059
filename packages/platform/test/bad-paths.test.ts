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
    ['another method', 'DELETE', '/hk/v1/applications', 404],
    ['a method override', 'PUT', '/hk/v1/organisations', 404],
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

describe('what is not HTTP', () => {
  it.each([
    ['a line without sense', 'NONSENSE\r\n\r\n'],
    ['headers without end', `GET /health HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`],
    [
      'two lengths',
      'POST /hk/v1/organisations HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('(%s) is answered with a problem and the connection ends', async (_name, bytes) => {
    if (!service.app.server.listening) await service.app.listen({ host: '127.0.0.1', port: 0 })
    const text = await exchange((service.app.server.address() as { port: number }).port, bytes)
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(text).toContain('application/problem+json')
    expect(problem.safeParse(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).success).toBe(true)
  })
})

async function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => (received += chunk))
    socket.on('error', reject)
    socket.on('close', () => resolve(received))
  })
}
