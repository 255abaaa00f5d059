import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOriginServer, type Listener } from '../src/origin-server.ts'
import { targetsOf } from '../src/started.ts'
import { jsonOf, rawExchange, statusOf, written } from './raw-exchange.fixture.ts'

let server: Server
let reached: string[]

const telling: Listener = (request, response) => {
  reached.push(`${request.url} at ${request.headers.host}`)
  response.end('reached')
}

beforeEach(async () => {
  reached = []
  server = createOriginServer(
    targetsOf(() => telling, telling),
    ['concert.example'],
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const send = (lines: readonly string[], body = '') =>
  rawExchange((server.address() as AddressInfo).port, written([...lines, 'Connection: close'], body))
const hosted = (host: string, target = '/register') => send([`GET ${target} HTTP/1.1`, `Host: ${host}`])

async function expectProblem(said: string, status: number, code: string): Promise<Record<string, unknown>> {
  expect(statusOf(said), said.slice(0, 200)).toBe(status)
  expect(said).toMatch(/^content-type: application\/problem\+json/im)
  const problem = jsonOf(said)
  expect(problem).toMatchObject({ status, code, type: `/problems/${code}` })
  expect(said).toMatch(new RegExp(`^x-request-id: ${String(problem['trace_id'])}\r$`, 'im'))
  expect(reached).toEqual([])
  return problem
}

it.each(['/register#results', '/register?q=a#results', '/#', 'http://localhost/register#results'])(
  'a target with a fragment is refused with 400, which speaks of the fragment: %s',
  async (target) => {
    const problem = await expectProblem(await hosted('localhost', target), 400, 'invalid-request')
    expect(problem['detail']).toMatch(/^The address has the sign #\. .* %23\.$/)
  },
)

describe('Host', () => {
  it.each([
    ['localhost', 'localhost', ''],
    ['Host', 'LOCALHOST:1', 'localhost'],
    ['another case of its name', 'localhost', 'localhost'],
  ])('that is repeated is refused with 400: %s', async (_what, first, second) => {
    const said = await send(['GET /register HTTP/1.1', `Host: ${first}`, `hOST: ${second}`])
    const problem = await expectProblem(said, 400, 'invalid-request')
    expect(problem['errors']).toMatchObject([{ code: 'header-repeated' }])
  })

  it('that is repeated after three thousand other fields is not passed over', async () => {
    const said = await send(['GET /register HTTP/1.1', 'Host: localhost', ...Array(3_000).fill('a:'), 'Host: b'])
    expect([400, 431]).toContain(statusOf(said))
    expect(reached).toEqual([])
  })

  it('that is missing is asked for with 400', async () => {
    const problem = await expectProblem(await send(['GET /register HTTP/1.1']), 400, 'invalid-request')
    expect(problem['detail']).toBe('The header Host is missing. HTTP/1.1 requires it.')
  })

  it('need not be sent by HTTP/1.0', async () => {
    expect(statusOf(await send(['GET /register HTTP/1.0']))).toBe(200)
  })

  it.each([
    'localhost',
    'localhost:9',
    'LocalHost.',
    'a.localhost:80',
    '127.0.0.1',
    '127.0.0.1:8080',
    '192.168.1.20:9000',
    '[::1]',
    '[::1]:8080',
    '[fe80::1]',
    '10.0.0.1:',
    'concert.example',
    'Concert.Example:443',
  ])('%s is an own one', async (host) => {
    expect(statusOf(await hosted(host))).toBe(200)
    expect(reached).toEqual([`/register at ${host}`])
  })

  it.each([
    'evil.example',
    'localhost.evil.example',
    'notlocalhost',
    '127.0.0.1.evil.example',
    '0x7f.1',
    'a.concert.example',
  ])('%s is another’s, which is refused with 421 and the remedy', async (host) => {
    const problem = await expectProblem(await hosted(host), 421, 'misdirected')
    expect(problem['detail']).toContain(`under the name ${host}`)
    expect(problem['detail']).toContain('CONCERT_HOSTS')
  })

  it.each(['a b', 'user@localhost', 'localhost:x', 'localhost:99999', '[::1', '[localhost]', 'localhost/x', 'a,b', ''])(
    '%j is none, which is refused with 400',
    async (host) => {
      await expectProblem(await hosted(host), 400, 'invalid-request')
    },
  )
})

describe('a target that is a whole URL', () => {
  it.each([
    ['http://127.0.0.1:8080/register?q=a%20b', '/register?q=a%20b', '127.0.0.1:8080'],
    ['HTTP://LOCALHOST/register', '/register', 'LOCALHOST'],
    ['http://localhost', '/', 'localhost'],
    ['http://localhost?lang=pt', '/?lang=pt', 'localhost'],
    ['https://concert.example/docs', '/docs', 'concert.example'],
  ])('%s is read as a path', async (target, path, host) => {
    expect(statusOf(await hosted('localhost:1', target))).toBe(200)
    expect(reached).toEqual([`${path} at ${host}`])
  })

  it('counts in place of Host', async () => {
    expect(statusOf(await hosted('evil.example', 'http://localhost/register'))).toBe(200)
    expect(reached).toEqual(['/register at localhost'])
  })

  it('of another host is refused with 421', async () => {
    await expectProblem(await hosted('localhost', 'http://evil.example/register'), 421, 'misdirected')
  })

  it.each(['http://a@localhost/register', 'http:///register', 'http://localhost:x/register'])(
    '%s without a host is refused with 400',
    async (target) => {
      await expectProblem(await hosted('localhost', target), 400, 'invalid-request')
    },
  )

  it.each([
    'ftp://localhost/register',
    'http://localhost/internal/hk/v1/x',
    'http://localhost//register',
    'http://localhost/a/../b',
  ])('%s leads nowhere that its path does not', async (target) => {
    await expectProblem(await hosted('localhost', target), 404, 'not-found')
  })
})

describe('what is too long', () => {
  const target = (bytes: number) => `/register?q=${'a'.repeat(bytes - '/register?q='.length)}`

  it('is not a target of 8 KiB', async () => {
    expect(statusOf(await hosted('localhost', target(8_192)))).toBe(200)
  })

  it.each([8_193, 15_000, 20_000, 33_000, 60_000, 200_000])(
    'a target of %i bytes is refused with 414',
    async (bytes) => {
      await expectProblem(await hosted('localhost', target(bytes)), 414, 'target-too-long')
    },
  )

  it('is not 15 KiB of headers', async () => {
    expect(statusOf(await send(['GET /register HTTP/1.1', 'Host: localhost', `X: ${'a'.repeat(15_000)}`]))).toBe(200)
  })

  it.each([16_400, 30_000, 60_000, 200_000])('a header of %i bytes is refused with 431', async (bytes) => {
    const said = await send(['GET /register HTTP/1.1', 'Host: localhost', `X: ${'a'.repeat(bytes)}`])
    await expectProblem(said, 431, 'headers-too-large')
  })

  it('many headers, each of which is short, are refused with 431', async () => {
    const said = await send(['GET /register HTTP/1.1', 'Host: localhost', ...Array(500).fill(`X: ${'a'.repeat(40)}`)])
    await expectProblem(said, 431, 'headers-too-large')
  })
})

describe('what no address takes', () => {
  it.each([
    ['CONNECT', ['CONNECT localhost:443 HTTP/1.1', 'Host: localhost:443']],
    ['OPTIONS *', ['OPTIONS * HTTP/1.1', 'Host: localhost']],
  ])('%s is refused with 405 and what is taken', async (_what, lines) => {
    const said = await send(lines)
    await expectProblem(said, 405, 'method-not-allowed')
    expect(said).toMatch(/^allow: DELETE, GET, HEAD, OPTIONS, PATCH, POST\r$/im)
  })

  it.each(['gzip, chunked', 'deflate, chunked', 'chunked, chunked'])(
    'the transfer coding %s is refused',
    async (coding) => {
      const said = await send(
        ['POST /register HTTP/1.1', 'Host: localhost', `Transfer-Encoding: ${coding}`],
        '0\r\n\r\n',
      )
      if (statusOf(said) !== 400) await expectProblem(said, 501, 'not-implemented')
      expect(reached).toEqual([])
    },
  )

  it('a refused request is not followed by what its body says', async () => {
    const said = await rawExchange(
      (server.address() as AddressInfo).port,
      [
        written(['POST /nowhere HTTP/1.1', 'Host: localhost', 'Content-Length: 1000']),
        written(['GET /register HTTP/1.1', 'Host: localhost']),
      ].join(''),
    )
    expect(statusOf(said)).toBe(404)
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1)
    expect(reached).toEqual([])
  })
})

it('nothing is written into an answer that has begun', async () => {
  targetsBegin(server)
  const said = await rawExchange((server.address() as AddressInfo).port, [
    written(['GET /register HTTP/1.1', 'Host: localhost']),
    'NONSENSE\r\n\r\n',
  ])
  expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1)
})

/** From now on an answer begins and does not end. */
function targetsBegin(one: Server): void {
  one.removeAllListeners('request')
  one.on('request', (_request, response) => response.write('begun'))
}
