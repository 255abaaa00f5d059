import { type OperationShape, surfacePrefix } from '@concert/contracts/operation'
import { operations } from '@concert/contracts/operations'
import type { Problem } from '@concert/contracts/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawExchange, statusOf, written } from '../../infra/local/test/raw-exchange.fixture.ts'
import { startWhole, type Whole } from './whole.fixture.ts'

/** OWASP ASVS 5.0, 3.4: what an answer tells a browser, whatever it is an answer to. */
const ofAnswers = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
const ofPages =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const ofDocumentation =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const documented = ['applications', 'evidence', 'reviews', 'exchange', 'registry'] as const
const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

let whole: Whole
beforeAll(async () => {
  whole = await startWhole()
}, 120_000)
afterAll(() => whole?.stop())

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${whole.origin}${path}`, { headers, method, redirect: 'manual' })

function expectHeaders(headers: Headers, policy: string, of: string): void {
  expect(
    {
      policy: headers.get('content-security-policy'),
      sniffing: headers.get('x-content-type-options'),
      referrer: headers.get('referrer-policy'),
      opener: headers.get('cross-origin-opener-policy'),
      resource: headers.get('cross-origin-resource-policy'),
      // The origin of this machine is http: a browser that was told to use https only would never come back.
      transport: headers.get('strict-transport-security'),
      server: headers.get('server') ?? headers.get('x-powered-by'),
      // What an issuer tells everyone: its addresses and public keys.
      anyone: of.includes('/.well-known/') ? null : headers.get('access-control-allow-origin'),
    },
    of,
  ).toEqual({
    policy,
    sniffing: 'nosniff',
    referrer: 'no-referrer',
    opener: 'same-origin',
    resource: 'same-origin',
    transport: null,
    server: null,
    anyone: null,
  })
}

describe('every answer from the origin tells a browser what it is', () => {
  it.each(['/', '/?lang=pt', '/register', '/register?q=none', '/register/none', '/docs', '/problems/not-found'])(
    'the page %s',
    async (path) => expectHeaders((await ask(path)).headers, ofPages, path),
  )

  it.each(
    documented.flatMap((service) => [
      `/docs/${service}/`,
      `/docs/${service}/json`,
      `/docs/${service}/yaml`,
      `/docs/${service}/static/swagger-ui.css`,
      `/docs/${service}/static/index.html`,
    ]),
  )('the documentation %s', async (path) => expectHeaders((await ask(path)).headers, ofDocumentation, path))

  it.each([
    [200, '/assets/site.css'],
    [200, '/assets/icon.svg'],
    [200, '/registry/v1/editions'],
    [404, '/registry/v1/nothing'],
    [400, '/registry/v1/certificates?limit=none'],
    [405, '/registry/v1/verify'],
    [401, '/hk/v1/applications'],
    [401, '/cn-gd/v1/evaluations'],
    [401, '/mo/v1/evidence'],
    [405, '/hk/v1/exchange/envelopes'],
    [404, '/hk/v1/exchange/nothing'],
    [200, '/idp/hk/.well-known/openid-configuration'],
    [400, '/idp/hk/auth'],
    [404, '/idp/nobody/token'],
    [404, '/idp/hk/nothing'],
    [404, '/nowhere'],
    [404, '/docs/nowhere'],
    [404, '/docs/reviews/nowhere'],
    [404, '/favicon.ico'],
    [404, '/internal/hk/v1/effects'],
  ])('the %i of %s', async (status, path) => {
    const { status: answered, headers } = await ask(path)
    expect(answered).toBe(status)
    expectHeaders(headers, ofAnswers, path)
  })

  it.each([
    [400, 'what is not HTTP', ['GET /']],
    [400, 'no host', ['GET / HTTP/1.1']],
    [405, 'CONNECT', ['CONNECT localhost:1 HTTP/1.1', 'Host: localhost']],
    [405, 'TRACE', ['TRACE / HTTP/1.1', 'Host: localhost']],
    [405, 'OPTIONS *', ['OPTIONS * HTTP/1.1', 'Host: localhost']],
    [414, 'a target of 9 KiB', [`GET /${'a'.repeat(9_000)} HTTP/1.1`, 'Host: localhost']],
    [421, 'another host', ['GET / HTTP/1.1', 'Host: evil.example']],
    [431, 'headers of 40 KiB', ['GET / HTTP/1.1', 'Host: localhost', `X: ${'a'.repeat(40_000)}`]],
  ])('the %i of %s', async (status, what, lines) => {
    const said = await rawExchange(Number(new URL(whole.origin).port), written([...lines, 'Connection: close']))
    expect(statusOf(said), said.slice(0, 200)).toBe(status)
    const fields = said.slice(0, said.indexOf('\r\n\r\n')).split('\r\n').slice(1)
    expectHeaders(
      new Headers(fields.map((field) => field.split(/: (.*)/s).slice(0, 2) as [string, string])),
      ofAnswers,
      what,
    )
  })

  it('no folder is listed', async () => {
    for (const path of ['/docs/registry/static/', '/docs/registry/static', '/assets/', '/assets']) {
      // A file that is there and that no page names.
      expect(await (await ask(path)).text(), path).not.toContain('oauth2-redirect')
    }
    expect((await ask('/docs/registry/static/oauth2-redirect.html')).status).toBe(200)
  })

  it('a text names its charset', async () => {
    const texts = ['/', '/register/none', '/docs/registry/', '/docs/registry/static/swagger-ui.css', '/assets/site.css']
    for (const path of [...texts, '/assets/icon.svg', '/idp/nobody/token', '/idp/hk/auth']) {
      const type = (await ask(path)).headers.get('content-type') ?? ''
      expect(type, path).toMatch(/^(?:text\/[a-z]+|image\/svg\+xml); charset=utf-8$/i)
    }
  })

  it('what a cell answers is stored by no cache', async () => {
    for (const path of ['/hk/v1/applications', '/cn-gd/v1/evaluations/none', '/mo/v1/evidence']) {
      expect((await ask(path)).headers.get('cache-control'), path).toBe('no-store')
    }
  })

  it('and so does every service at its own port', async () => {
    for (const [service, port] of Object.entries(whole.constellation.ports)) {
      for (const path of ['/health', '/ready', '/nowhere']) {
        const { headers } = await fetch(`http://127.0.0.1:${port}${path}`)
        expectHeaders(headers, ofAnswers, `${service}${path}`)
      }
    }
  })
})

describe('an address that is not there', () => {
  const unknown = [
    '/nowhere',
    '/nowhere?lang=pt&x=1',
    '/docs/nowhere',
    '/docs/reviews/nowhere',
    '/register/a/b',
    '/assets/no.css',
  ]

  it.each(unknown)('%s gets a page when a person asks, in the language of the address', async (path) => {
    const answer = await ask(path, { accept: browser, 'accept-language': 'zh-HK, en;q=0.5' })
    const language = path.includes('lang=pt') ? 'pt' : 'zh-Hant'
    const page = await answer.text()
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-language')).toBe(language)
    expect(answer.headers.get('vary')).toBe('accept, accept-language')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(page).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`))
    expect(page).toContain(`<h1>${{ pt: 'Não encontrado', 'zh-Hant': '找不到' }[language]}</h1>`)
    expect(page).toContain('role="note"')
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=|undefined|\[object/)
    expectHeaders(answer.headers, ofPages, path)
  })

  it.each([...unknown, '/hk/v1', '/hk/v1/nothing'])('%s gets a problem when a program asks', async (path) => {
    for (const accept of ['*/*', 'application/json', 'application/problem+json, text/html;q=0.1', 'text/html;q=0']) {
      const answer = await ask(path, { accept })
      expect(answer.headers.get('content-type'), accept).toContain('application/problem+json')
      expect((await answer.json()) as Problem).toMatchObject({ status: 404, code: 'not-found' })
    }
  })

  it.each(['/hk/v1', '/hk/v1/nothing', '/registry/v1/nothing', '/internal/hk/v1/effects', '/us/v1/applications'])(
    '%s of an API gets a problem, whoever asks',
    async (path) => {
      const answer = await ask(path, { accept: browser })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        expect.stringContaining('application/problem+json'),
      ])
    },
  )

  it('is said of it what was asked, and nothing of that is markup', async () => {
    const said = await rawExchange(
      Number(new URL(whole.origin).port),
      written([
        'GET /<script>alert(1)</script>"onload="x HTTP/1.1',
        'Host: localhost',
        `Accept: ${browser}`,
        'Connection: close',
      ]),
    )
    expect(said).not.toContain('<script')
    expect(said).not.toContain('"onload')
  })

  it('HEAD answers as GET, without the page', async () => {
    const answer = await ask('/nowhere', { accept: browser }, 'HEAD')
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      404,
      'text/html; charset=utf-8',
      '',
    ])
  })
})

describe('the documentation for people', () => {
  it.each(documented)('of %s lists its public operations and no internal one', async (service) => {
    for (const form of ['json', 'yaml']) {
      const text = await (await ask(`/docs/${service}/${form}`)).text()
      expect(text).not.toContain('/internal/')
      for (const operation of Object.values<OperationShape>(operations)) {
        if (operation.service !== service) continue
        const isPublic = operation.surface !== 'internal'
        expect(new RegExp(String.raw`\b${operation.id}\b`).test(text), `${form} ${operation.id}`).toBe(isPublic)
        if (isPublic) expect(text).toContain(`${surfacePrefix(operation.surface)}${operation.path}`)
      }
    }
  })
})
