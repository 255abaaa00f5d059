import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type OperationShape, surfacePrefix } from '@concert/contracts/operation'
import { operations } from '@concert/contracts/operations'
import type { Problem } from '@concert/contracts/problems'
import { authorities } from '@concert/domain/jurisdictions'
import { originRoutes } from '@concert/platform/origin/route-table'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonOf, rawExchange, statusOf, written } from '../../infra/local/test/raw-exchange.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

const all = Object.values<OperationShape>(operations)
const documented = ['applications', 'evidence', 'personnel', 'reviews', 'exchange', 'registry'] as const
const pages = ['/', '/?lang=pt', '/register', '/register?q=none', '/docs', '/docs?lang=zh-Hant', '/problems/not-found']
/** One address for each line of the route table, in its order. */
const addressOfRoute = [
  '/hk/v1/applications',
  '/cn-gd/v1/evidence?applicationId=none',
  '/hk/v1/personnel/people',
  '/mo/v1/evaluations',
  '/hk/v1/exchange/envelopes',
  '/idp/hk/.well-known/openid-configuration',
  ...documented.slice(0, 5).map((service) => `/docs/${service}/json`),
  '/registry/v1/authorities',
  '/',
]

describe.each([
  { form: 'one process', isSplit: false },
  { form: 'a process each', isSplit: true },
])('the origin before $form', ({ isSplit }) => {
  let whole: Whole

  beforeAll(async () => {
    whole = await startWhole({ isSplit })
  }, 120_000)

  afterAll(() => whole?.stop())

  /** Sends a path as it is written: fetch would resolve its dots and doubled slashes. */
  const ask = async (path: string, method = 'GET') => {
    const { port } = new URL(whole.origin)
    const asked = request({ host: '127.0.0.1', port, path, method })
    asked.end()
    const [answer] = await once(asked, 'response')
    answer.setEncoding('utf8')
    let text = ''
    for await (const part of answer) text += String(part)
    const type = String(answer.headers['content-type'])
    const problem = type.includes('problem+json') && text !== '' ? (JSON.parse(text) as Problem) : undefined
    return { status: Number(answer.statusCode), type, text, problem, traceId: answer.headers['x-request-id'] }
  }

  const expectNotRouted = async (path: string, method?: string): Promise<void> => {
    const { status, problem } = await ask(path, method)
    expect({ status, code: problem?.code, detail: problem?.detail }, path).toEqual({
      status: 404,
      code: 'not-found',
      detail: 'Nothing here has this path.',
    })
  }

  it.each(
    all
      .filter(({ surface, callers }) => surface === 'cell' && !callers.includes('anyone'))
      .map((operation) => [operation.id, operation] as const),
  )('hands %s to its service, which asks for a token, in every cell', async (_id, operation) => {
    for (const authority of authorities) {
      const { status, problem, text } = await ask(urlOf(operation, authority), operation.method)
      expect(status, text).toBe(401)
      expect(problem?.code).toBe('unauthenticated')
    }
  })

  it.each(
    all
      .filter(({ surface, callers }) => surface === 'joint' || surface === 'peer' || callers.includes('anyone'))
      .map((operation) => [operation.id, operation] as const),
  )('hands %s to its service, which needs no token', async (_id, operation) => {
    const { status, problem } = await ask(urlOf(operation, 'hk'), operation.method)
    expect(status).toBeLessThan(500)
    expect(problem?.detail ?? '').not.toMatch(/No operation has|Nothing here has/)
    expect([401, 403]).not.toContain(status)
  })

  it('answers at every line of the route table', async () => {
    expect(addressOfRoute).toHaveLength(originRoutes.length)
    for (const [index, { path }] of originRoutes.entries()) {
      const address = addressOfRoute[index] ?? ''
      expect(
        originRoutes.findIndex((route) => route.path.test(address)),
        `${path}`,
      ).toBe(index)
      const { status, problem } = await ask(address)
      // The exchange has nothing to read: it answers, but not to GET.
      if (problem?.code === 'method-not-allowed') expect(address).toBe('/hk/v1/exchange/envelopes')
      else expect([200, 401], address).toContain(status)
    }
  })

  it('serves the pages for people, their style, and the documents of the services', async () => {
    for (const page of pages) {
      const { status, type, text } = await ask(page)
      expect(status, page).toBe(200)
      expect(type, page).toContain('text/html')
      expect(text, page).toContain('<html')
    }
    expect(await ask('/assets/site.css')).toMatchObject({ status: 200, type: 'text/css; charset=utf-8' })
    for (const service of documented) {
      const { status, text } = await ask(`/docs/${service}/json`)
      expect(status, service).toBe(200)
      expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0', info: { title: `Concert ${service}` } })
    }
  })

  it('serves an issuer for each authority', async () => {
    for (const authority of authorities) {
      const { status, text } = await ask(`/idp/${authority}/.well-known/openid-configuration`)
      expect(status).toBe(200)
      expect(JSON.parse(text)).toMatchObject({ issuer: `${whole.origin}/idp/${authority}` })
    }
  })

  it.each(all.filter(({ surface }) => surface === 'internal').map((operation) => [operation.id, operation] as const))(
    'does not reach the internal operation %s, however its path is written',
    async (_id, operation) => {
      const path = urlOf(operation, 'hk')
      const written = [
        path,
        `/${path}`,
        `/register/..${path}`,
        `/hk/v1/applications/../../..${path}`,
        `/%69nternal${path.slice(9)}`,
      ]
      for (const one of written) await expectNotRouted(one, operation.method)
    },
  )

  it('has no path of the certificates service, of the workflows, or of what only operators ask', async () => {
    // Below /docs the register answers, which has no such page.
    for (const path of ['/docs/certificates/json', '/docs/workflows']) expect((await ask(path)).status, path).toBe(404)
    for (const path of ['/hk/v1/certificates', '/hk/v1/intents']) await expectNotRouted(path)
    for (const path of ['/ready', '/health', '/metrics', '/internal', '/hk/v1', '/us/v1/applications'])
      await expectNotRouted(path)
  })

  it('answers what it does not route as a whole problem document, with the trace in its header', async () => {
    const { type, problem, traceId } = await ask('/nowhere?secret=1')
    expect(type).toContain('application/problem+json')
    expect(problem).toEqual({
      type: '/problems/not-found',
      title: 'Not found',
      status: 404,
      detail: 'Nothing here has this path.',
      instance: '/nowhere',
      code: 'not-found',
      trace_id: traceId,
    })
  })

  const GET = (target: string, host = 'localhost') => [`GET ${target} HTTP/1.1`, `Host: ${host}`]

  it.each<[status: number, what: string, lines: string[], body?: string]>([
    [200, 'an own host of another port', GET('/registry/v1/editions', 'localhost:1')],
    [200, 'an address of the local network', GET('/registry/v1/editions', '192.168.1.20:8080')],
    [421, 'another host', GET('/registry/v1/editions', 'evil.example')],
    [400, 'no host', ['GET /registry/v1/editions HTTP/1.1']],
    [400, 'a host twice', [...GET('/registry/v1/editions'), 'Host: localhost']],
    [400, 'a token twice', [...GET('/hk/v1/applications'), 'Authorization: Bearer a', 'Authorization: Bearer b']],
    [200, 'a whole URL', GET('http://127.0.0.1:8080/registry/v1/editions')],
    [421, 'a whole URL of another', GET('http://evil.example/registry/v1/editions')],
    [404, 'a whole URL of an internal path', GET('http://localhost/internal/hk/v1/effects')],
    [414, 'a target of 9 KiB', GET(`/registry/v1/certificates?q=${'a'.repeat(9_000)}`)],
    [431, 'headers of 17 KiB', [...GET('/registry/v1/editions'), `X: ${'a'.repeat(17_000)}`]],
    [405, 'DELETE', ['DELETE /registry/v1/certificates HTTP/1.1', 'Host: localhost']],
    [405, 'GET for POST', GET('/registry/v1/verify')],
    [405, 'OPTIONS', ['OPTIONS /registry/v1/certificates HTTP/1.1', 'Host: localhost']],
    [405, 'OPTIONS *', ['OPTIONS * HTTP/1.1', 'Host: localhost']],
    [405, 'POST of a page', ['POST /register HTTP/1.1', 'Host: localhost', 'Content-Length: 2'], '{}'],
    [405, 'CONNECT', ['CONNECT localhost:1 HTTP/1.1', 'Host: localhost']],
    [200, 'a Trailer', [...GET('/registry/v1/editions'), 'Trailer: X']],
    [200, 'an Upgrade', [...GET('/registry/v1/editions'), 'Upgrade: h2c']],
    [200, 'an Expect', [...GET('/registry/v1/editions'), 'Expect: tea']],
    [
      200,
      'a body of a GET',
      [...GET('/registry/v1/editions'), 'Transfer-Encoding: chunked'],
      '1;a=b\r\nx\r\n0\r\n\r\n',
    ],
    [
      501,
      'a transfer coding',
      ['POST /registry/v1/verify HTTP/1.1', 'Host: a.localhost', 'Transfer-Encoding: gzip, chunked'],
    ],
    [
      415,
      'a form of the issuer that is said to be compressed',
      ['POST /idp/hk/token HTTP/1.1', 'Host: localhost', 'Content-Encoding: gzip', 'Content-Length: 3'],
      'a=b',
    ],
    [400, 'no body where one is needed', ['POST /registry/v1/verify HTTP/1.1', 'Host: localhost']],
  ])('answers %i to %s', async (status, _what, lines, body = '') => {
    const { port } = new URL(whole.origin)
    const said = await rawExchange(Number(port), written([...lines, 'Connection: close'], body))
    expect(statusOf(said), said.slice(0, 300)).toBe(status)
    if (status === 405) expect(said).toMatch(/^allow: [A-Z, ]+\r$/im)
    if (status < 400) return
    expect(said).toMatch(/^content-type: application\/problem\+json/im)
    expect(jsonOf(said)).toMatchObject({ status })
  })

  it.each([
    ...pages,
    '/assets/site.css',
    '/docs/registry/json',
    '/registry/v1/editions',
    '/registry/v1/certificates/none',
  ])('answers HEAD of %s as GET, without a body', async (path) => {
    const [got, asked] = await Promise.all([ask(path), ask(path, 'HEAD')])
    expect([asked.status, asked.type, asked.text]).toEqual([got.status, got.type, ''])
  })

  it('listens on 127.0.0.1 only, and so does every service', async () => {
    const ports = [Number(new URL(whole.origin).port), ...Object.values(whole.constellation.ports)]
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, scopeid }) => address !== '127.0.0.1' && (scopeid ?? 0) === 0)
      .map(({ address }) => address)
    // All of 127.0.0.0/8 is this machine on Linux: who listens on every address listens there too.
    const others = [...outside, ...(process.platform === 'linux' ? ['127.0.0.2'] : [])]
    expect(others.length).toBeGreaterThan(0)
    for (const port of ports) {
      expect(await isOpen('127.0.0.1', port), String(port)).toBe(true)
      for (const host of others) expect(await isOpen(host, port), `${host}:${port}`).toBe(false)
    }
  })
})

function urlOf({ surface, path }: OperationShape, authority: string): string {
  const url = `${surfacePrefix(surface)}${path}`
  return url.replace('{authority}', authority).replaceAll(/\{(\w+)\}/g, 'none')
}

async function isOpen(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: 2_000 })
  socket.once('timeout', () => socket.destroy(new Error('no answer')))
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
