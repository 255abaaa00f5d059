import { type OperationShape, surfacePrefix } from '@concert/contracts/operation'
import { operations } from '@concert/contracts/operations'
import { browserHeaders } from '@concert/platform/browser-headers'
import { writeProblem } from '@concert/platform/form-of-problem'
import { hostIn, isOwnHost } from '@concert/platform/origin/own-host'
import { originRoutes, routeOf } from '@concert/platform/origin/route-table'
import { problemOf } from '@concert/platform/render-problem'
import { expect, test } from 'vitest'
import { containerOf, readComposeFile, textOf } from './compose-file.ts'

interface MapLine {
  readonly path: RegExp
  /** Empty where the request goes nowhere. */
  readonly host: string
  readonly port: string
}

/** The lines of the map that chooses the upstream, in their order; nginx takes the first expression that fits. */
const lines: MapLine[] = [
  ...`${textOf('infra/proxy/proxy.conf')}${textOf('infra/proxy/routes.map')}`.matchAll(
    /^\s*"(~\*?)(\^\S+)" (?:""|([a-z]+):(\d+));$/gm,
  ),
].map(([, mark, path = '', host = '', port = '']) => ({ path: new RegExp(path, mark === '~*' ? 'i' : ''), host, port }))
/** Of the map that tells which names of hosts are own ones. */
const hosts = [
  ...`${textOf('infra/proxy/proxy.conf')}${textOf('infra/proxy/hosts.map')}`.matchAll(/^\s*"(\S+)" yes;$/gm),
].map(([, text = '']) => text)
const isOwn = (host: string) =>
  hosts.some((one) => (one.startsWith('~') ? new RegExp(one.slice(1)).test(host) : one === host))
const routed = lines.filter(({ host }) => host !== '')

/** The container behind each target of the route table: the issuers stand behind a proxy of their own. */
const containerFor = (target: string): string => (target === 'identity' ? 'issuer' : target)

function upstreamOf(url: string): string | undefined {
  return lines.find(({ path }) => path.test(url))?.host || undefined
}

/** Paths that are no operation: pages, documents, near misses, and spellings that a proxy could read in another way. */
const otherPaths = `
  / /?lang=pt /docs /docs/ /docs/reviews /docs/reviews/json /docs/certificates /docs/workflows
  /register /register/GBAAI-H001-26-L-00003-3 /register?q=%E6%B5%B7 /problems/not-found /assets/site.css
  /idp/hk/token /idp/ /idp /hk/v1/evidence?limit=1 /hk/v1/evidences /hk/v2/evidence /cn/v1/evidence /HK/v1/evidence
  /internal/hk/v1/certificates //internal/hk/v1/envelopes /hk/v1/../../internal/hk/v1/effects /%69nternal/hk/v1/envelopes
  /hk/v1/internal /hk/v1/exchange /hk/v1/evidence/../../../internal/hk/v1/envelopes
  /hk/v1/evidence/%2E%2e/x /hk/v1/evidence/%2Fx /hk/v1/evidence/.. /hk/v1/evidence/a%5cb /hk/v1/evidence/a\\b /hk/v1/evidence/x%00
  /register?q=../a//b /register/..%2f /hk/v1/evidence/... /hk/v1/evidence/.?a /health /ready /metrics`

const samples = [...Object.values<OperationShape>(operations).map(urlOf), ...otherPaths.trim().split(/\s+/)]

function urlOf({ surface, path }: OperationShape): string {
  return `${surfacePrefix(surface)}${path}`.replaceAll('{authority}', 'hk').replaceAll(/\{\w+\}/g, 'x')
}

test('the map of the proxy is the route table, line by line, behind one line that sends what is ambiguous nowhere', () => {
  expect(lines.map(({ host }) => host === '')).toEqual([true, ...originRoutes.map(() => false)])
  const table = originRoutes.map(({ path, to }) => [path.source.replaceAll(String.raw`\/`, '/'), containerFor(to)])
  expect(routed.map(({ path, host }) => [path.source.replaceAll(String.raw`\/`, '/'), host])).toEqual(table)
})

test.each(samples)('%s goes where the route table sends it', (url) => {
  const target = routeOf(url)
  expect(upstreamOf(url)).toBe(target === undefined ? undefined : containerFor(target))
})

test('no internal operation and nothing of the certificates and workflows services is reachable', () => {
  for (const operation of Object.values<OperationShape>(operations)) {
    if (operation.surface === 'internal') expect(upstreamOf(urlOf(operation)), operation.id).toBeUndefined()
    else expect(upstreamOf(urlOf(operation)), operation.id).toBe(operation.service)
  }
  const hosts = new Set(routed.map(({ host }) => host))
  for (const hidden of ['certificates', 'workflows', 'postgres', 'redis']) expect(hosts.has(hidden)).toBe(false)
})

test('every upstream is a container on the proxy’s network, at the port where it listens', () => {
  const compose = readComposeFile()
  for (const { host, port } of routed) {
    const container = containerOf(compose, host)
    expect(container.networks).toContain('edge')
    expect(port).toBe(container.environment['CONCERT_PORT'] ?? '8080')
  }
})

test('the proxy answers under every name by which a container or a browser is told to reach it', () => {
  const told = Object.values(readComposeFile().services)
    .flatMap(({ environment }) => Object.values(environment))
    .filter((value) => URL.canParse(value))
    .map((value) => new URL(value))
    .filter(({ hostname, protocol, port }) => protocol === 'http:' && port === '8080' && /^(127|proxy)/.test(hostname))
  expect(told.length).toBeGreaterThan(0)
  for (const { hostname } of told) expect(isOwn(hostname), hostname).toBe(true)
})

test.each([
  'localhost',
  '127.0.0.1',
  '192.168.1.20',
  '[::1]',
  'proxy',
  'evil.example',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
])('the proxy judges the name %s as the origin of one machine does', (host) => {
  expect(isOwn(host)).toBe(isOwnHost(hostIn(host) ?? '', ['proxy']))
})

test('another name is refused before the path is looked at', () => {
  const text = textOf('infra/proxy/proxy.conf')
  expect(text).toMatch(/location \/ \{\s+if \(\$is_ours = ""\) \{\s+return 421;\s+\}\s+if \(\$upstream = ""\) \{/)
  const { volumes } = containerOf(readComposeFile(), 'proxy')
  expect(volumes).toContain('./infra/proxy/hosts.map:/etc/nginx/concert-hosts.map:ro')
})

test('what the map does not name is answered by the proxy itself', () => {
  const text = textOf('infra/proxy/proxy.conf')
  expect(text).toMatch(/map \$request_uri \$upstream \{\s+default "";/)
  const { volumes } = containerOf(readComposeFile(), 'proxy')
  expect(volumes).toContain('./infra/proxy/routes.map:/etc/nginx/concert-routes.map:ro')
  expect(text).toMatch(/\n    # What a proxy .*\n    .* "";\n    include \/etc\/nginx\/concert-routes\.map;\n  \}/)
  expect(text).toMatch(/if \(\$upstream = ""\) \{\s+return 404;/)
  // Here, and where a person gets the page of the registry about an address that is not there.
  expect(text.match(/proxy_pass/g)).toHaveLength(2)
  expect(text).toMatch(
    /if \(\$page_of_nothing\) \{\s+rewrite \^ \/nothing-here break;\s+proxy_pass http:\/\/\$page_of_nothing;\s+\}/,
  )
  expect(routeOf('/nothing-here')).toBeUndefined()
})

test.each([
  ...['/nowhere', '/nowhere?lang=pt', '/hk', '/docs/certificates', '/health', '/v1'].flatMap((url) => [
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', url],
    ['TEXT/HTML; q=0.5', url],
    ['text/html;q=0', url],
    ['text/html;q=0.0, */*', url],
    ['*/*', url],
    ['', url],
    ['application/json', url],
    ['application/problem+json, text/html;q=0.1', url],
  ]),
  ...['/internal/hk/v1/effects', '/registry/v2/x', '/idp', '/hk/v1', '/hk/v1?x', '/us/v1/applications', '/hk/v2/x'].map(
    (url) => ['text/html', url],
  ),
])('who accepts %j gets for %s the form of answer from the proxy that a service chooses', (accept = '', url = '') => {
  const text = textOf('infra/proxy/proxy.conf')
  const [, map = ''] = /map "\$http_accept \$request_uri" \$page_of_nothing \{(.+?)\n  \}/s.exec(text) ?? []
  const forms = [...map.matchAll(/"~\*(.+)" (\S+);/g)].map(([, form = '', to]) => ({ form: new RegExp(form, 'i'), to }))
  expect(forms).toHaveLength(4)
  const isPage = forms.find(({ form }) => form.test(`${accept} ${url}`))?.to === 'registry:8080'
  const problem = problemOf(new Error(), { instance: url, traceId: '', language: 'en' })
  const { headers } = writeProblem(problem, { url, headers: { accept } }, 'en')
  expect(isPage).toBe(headers['content-type'] === 'text/html; charset=utf-8')
})

test('an answer of the proxy itself has the headers of every other, and what a service said stays', () => {
  const text = textOf('infra/proxy/proxy.conf')
  const added = [...text.matchAll(/^    add_header (\S+) \$(\w+) always;$/gm)].map(([, name = '', variable = '']) => {
    const [, upstream, own] =
      new RegExp(
        String.raw`map \$upstream_http_(\w+) \$${variable} \{\s+"" "?([^;"]+(?:;[^"]+)?)"?;\s+default "";`,
      ).exec(text) ?? []
    return upstream?.replaceAll('_', '-') === name.toLowerCase() ? [[name.toLowerCase(), own]] : []
  })
  expect(Object.fromEntries(added.flat())).toEqual(browserHeaders)
  // One in a location would take its place.
  expect(text.match(/^ {5,}add_header/gm)).toBeNull()
})
