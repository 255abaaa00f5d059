import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer as createSocketServer, type Server as SocketServer } from 'node:net'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { forwardTo } from '../src/forward-request.ts'
import { createOriginServer } from '../src/origin-server.ts'
import { targetsOf } from '../src/started.ts'
import { rawExchange, statusOf, written } from './raw-exchange.fixture.ts'

/** What the service behind the origin was sent. */
interface Seen {
  readonly line: string
  readonly headers: readonly (readonly [string, string])[]
  body: string
}

let service: Server
let origin: Server
let seen: Seen[]
let answer: (request: IncomingMessage, response: ServerResponse) => void
const uncaught: unknown[] = []
const noteUncaught = (error: unknown) => void uncaught.push(error)

beforeEach(async () => {
  seen = []
  uncaught.length = 0
  answer = (_request, response) => void response.end('read')
  service = createServer((request, response) => {
    const one: Seen = { line: `${request.method} ${request.url}`, headers: pairsOf(request.rawHeaders), body: '' }
    seen.push(one)
    request.setEncoding('latin1').on('data', (part) => (one.body += String(part)))
    request.on('end', () => answer(request, response))
    request.on('error', () => undefined)
  })
  await listen(service)
  origin = await originBefore(portOf(service))
  // Without this the test runner would report what ends the process of an installation, and no test would fail of it.
  process.on('uncaughtException', noteUncaught)
})

afterEach(async () => {
  process.off('uncaughtException', noteUncaught)
  for (const server of [origin, service]) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})

async function originBefore(port: number): Promise<Server> {
  const server = createOriginServer(targetsOf(() => forwardTo(port), forwardTo(port)))
  await listen(server)
  return server
}

async function listen(server: Server | SocketServer): Promise<void> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}

function portOf(server: Server | SocketServer): number {
  return (server.address() as AddressInfo).port
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? ''] satisfies [string, string]] : [],
  )
}

const get = (...headers: string[]) => written(['GET /register HTTP/1.1', 'Host: localhost', ...headers])
const ask = (...headers: string[]) => rawExchange(portOf(origin), get(...headers))
const namesSeen = () => seen[0]?.headers.map(([name]) => name) ?? []

async function expectToServe(): Promise<void> {
  expect(uncaught).toEqual([])
  expect(statusOf(await ask())).toBe(200)
}

it('says who sent a request as it sees it, whatever the request says', async () => {
  await ask('X-Forwarded-For: 192.0.2.1', 'x-forwarded-for: 192.0.2.2')
  expect(seen[0]?.headers.filter(([name]) => name === 'x-forwarded-for')).toEqual([['x-forwarded-for', '127.0.0.1']])
})

describe('a client that asks first whether it may send its body', () => {
  const asking = written([
    'POST /hk/v1/applications HTTP/1.1',
    'Host: localhost',
    'Expect: 100-continue',
    'Content-Length: 3',
  ])

  it('is answered by the service alone, and then not told to send it', async () => {
    service.on('checkContinue', (_request, response) => response.writeHead(413).end())
    const said = await rawExchange(portOf(origin), asking)
    expect(statusOf(said)).toBe(413)
    expect(said).toMatch(/^connection: close\r$/im)
  })

  it('is told to send it when the service says so', async () => {
    const said = await rawExchange(portOf(origin), [asking, 'abc'])
    expect(said).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /)
    expect(seen[0]?.body).toBe('abc')
    expect(namesSeen()).toContain('expect')
  })
})

describe('the forwarding origin hands on nothing that is meant for one hop', () => {
  it.each([
    'Trailer: X-Checksum',
    'Keep-Alive: timeout=5',
    'Proxy-Connection: keep-alive',
    'Proxy-Authorization: Basic x',
    'Proxy-Authenticate: Basic',
    'TE: trailers',
    'Upgrade: websocket',
    'Upgrade: h2c',
    'Expect: 100-continue',
  ])('not %s', async (header) => {
    expect(statusOf((await ask(header)).replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, ''))).toBe(200)
    expect(namesSeen()).not.toContain(header.split(':')[0]?.toLowerCase())
    await expectToServe()
  })

  it.each([
    ['Connection: X-Mine, close', 'X-Mine: 1'],
    ['Connection: upgrade,  x-mine ', 'X-MINE: 1'],
    ['Connection: close\r\nConnection: x-mine', 'x-mine: 1'],
  ])('not what %j names', async (connection, named) => {
    expect(statusOf(await ask(connection, named, 'X-Kept: 1'))).toBe(200)
    expect(namesSeen()).not.toContain('x-mine')
    expect(namesSeen()).toContain('x-kept')
  })

  it.each(['Host', 'Content-Length', 'Transfer-Encoding', 'Content-Type', 'Authorization'])(
    'but what every hop needs, although Connection names %s',
    async (name) => {
      const fields = ['Content-Type: text/plain', 'Authorization: Bearer x', 'Content-Length: 4']
      const request = written(
        ['GET /register HTTP/1.1', 'Host: localhost', `Connection: ${name}, close`, ...fields],
        'GET ',
      )
      expect(statusOf(await rawExchange(portOf(origin), request))).toBe(200)
      expect(seen).toHaveLength(1)
      expect(seen[0]?.body).toBe('GET ')
      expect(namesSeen()).toContain('host')
    },
  )

  it('in the other direction either', async () => {
    answer = (_request, response) => {
      response.writeHead(200, [
        'Connection',
        'x-mine, keep-alive',
        'X-Mine',
        '1',
        'Keep-Alive',
        'timeout=99',
        'Proxy-Authenticate',
        'Basic',
        'Proxy-Connection',
        'keep-alive',
        'Upgrade',
        'h2c',
        'Trailer',
        'X-Sum',
        'Transfer-Encoding',
        'chunked',
        'X-Kept',
        '1',
      ])
      response.addTrailers({ 'X-Sum': '1' })
      response.end('read')
    }
    const said = await ask('Connection: close')
    expect(statusOf(said)).toBe(200)
    expect(said).not.toMatch(/x-mine|timeout=99|proxy-|upgrade|trailer|x-sum/i)
    expect(said).toMatch(/^x-kept: 1\r$/im)
    await expectToServe()
  })
})

describe('the forwarding origin frames a body anew', () => {
  const chunked = (method: string) =>
    written(
      [`${method} /register HTTP/1.1`, 'Host: localhost', 'Transfer-Encoding: chunked', 'Connection: close'],
      '4;x="y"\r\nGET \r\n5\r\n/a HT\r\n0\r\nX-Trailing: 1\r\n\r\n',
    )

  it.each(['GET', 'POST', 'DELETE'])(
    'of a %s request in chunks, so that nothing of it is read as another',
    async (method) => {
      expect(statusOf(await rawExchange(portOf(origin), chunked(method)))).toBe(200)
      expect(seen.map(({ line, body }) => [line, body])).toEqual([[`${method} /register`, 'GET /a HT']])
      expect(namesSeen()).not.toContain('x-trailing')
      await expectToServe()
    },
  )

  it('and says of a POST without a body that it has none', async () => {
    await rawExchange(portOf(origin), written(['POST /register HTTP/1.1', 'Host: localhost', 'Connection: close']))
    expect(seen[0]?.headers).toContainEqual(['content-length', '0'])
  })

  it('and hands a repeated field on as it was repeated', async () => {
    await ask('X-Twice: 1', 'X-Once: 0', 'X-Twice: 2')
    expect(seen[0]?.headers.filter(([name]) => /^x-(twice|once)$/.test(name))).toEqual([
      ['x-twice', '1'],
      ['x-once', '0'],
      ['x-twice', '2'],
    ])
  })
})

describe('the forwarding origin lives on', () => {
  /** A service that is none: it says these bytes to whatever it is asked, and hangs up. */
  async function before(bytes: string, act: (said: Promise<string>) => Promise<void>): Promise<void> {
    const bad = createSocketServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(bytes, 'latin1'))
    })
    await listen(bad)
    const server = await originBefore(portOf(bad))
    onTestFinished(() => void bad.close())
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    await act(rawExchange(portOf(server), get('Connection: close')))
    expect(uncaught).toEqual([])
  }

  it.each([
    ['nothing', ''],
    ['no HTTP', 'hello'],
    ['a status that there is not', 'HTTP/1.1 000 X\r\n\r\n'],
    ['a status of one more figure', 'HTTP/1.1 1000 X\r\n\r\n'],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-'],
    ['a switch that nobody asked for', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
  ])('a service that answers %s, and says that it does not answer', async (_what, bytes) => {
    await before(bytes, async (said) => {
      expect(statusOf(await said)).toBe(503)
    })
  })

  it.each([
    ['in its length', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'],
    ['in its chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
    ['by chunks that are none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nzz\r\n'],
  ])('an answer that is cut off %s, and cuts its own off', async (_where, bytes) => {
    await before(bytes, async (said) => {
      const text = await said
      expect(text).toContain('half')
      expect(text).not.toMatch(/\r\n0\r\n\r\n$/)
    })
  })

  it('a client that leaves in the middle of its body, and does not let the service take the rest for a whole', async () => {
    const half = ['POST /register HTTP/1.1', 'Host: localhost', 'Content-Length: 100']
    const gone = once(service, 'request')
    const sending = rawExchange(portOf(origin), written(half, 'half'), 10)
    await gone
    origin.closeAllConnections()
    await sending
    expect(seen.map(({ body }) => body)).not.toContain('read')
    await expectToServe()
  })

  it.each([
    ['CONNECT', 'CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n', 405],
    ['an Expect that nobody meets', get('Expect: coffee', 'Connection: close'), 200],
    ['an Upgrade', get('Connection: upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x'), 200],
  ])('%s', async (_what, bytes, status) => {
    expect(statusOf(await rawExchange(portOf(origin), bytes))).toBe(status)
    await expectToServe()
  })

  it('a client that writes on after the answer, and can read it all the same', async () => {
    // Refused while the body still comes, as an upload that is too large.
    service.removeAllListeners('request')
    service.on('request', (request: IncomingMessage, response: ServerResponse) => {
      request.once('data', () => response.writeHead(413).end('too large'))
    })
    const socket = connect(portOf(origin), '127.0.0.1').pause()
    onTestFinished(() => void socket.destroy())
    const lost = once(socket, 'error').then(([error]) => Promise.reject(error as Error))
    lost.catch(() => undefined)
    const piece = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(1_048_576, 'x'), Buffer.from('\r\n')])
    socket.write('POST /hk/v1/evidence HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n')
    for (let sent = 0; sent < 20; sent += 1)
      await Promise.race([lost, new Promise<void>((resolve) => void socket.write(piece, () => resolve()))])
    const [first] = (await Promise.race([lost, once(socket.resume(), 'data')])) as [Buffer]
    expect(statusOf(first.toString('latin1'))).toBe(413)
  })

  it('a large body that its service refuses by the headers alone, and sends it none of it', async () => {
    let read = -1
    service.on('checkContinue', ({ socket }: IncomingMessage, response: ServerResponse) => {
      response.writeHead(401).end(() => (read = socket.bytesRead))
    })
    const large = ['POST /hk/v1/evidence HTTP/1.1', 'Host: localhost', 'Content-Length: 1000000']
    expect(statusOf(await rawExchange(portOf(origin), written(large, 'x'.repeat(1_000_000)), 100))).toBe(401)
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(2_000)
    service.removeAllListeners('checkContinue')
    await expectToServe()
  })

  it('requests one after the other on one connection, and answers each in its turn', async () => {
    const said = await rawExchange(portOf(origin), get() + get('Trailer: x') + get('Connection: close'))
    expect(said.match(/HTTP\/1\.1 200/g)).toHaveLength(3)
  })

  it('whatever bytes are put together of what HTTP knows', async () => {
    const good = fc.constantFrom(
      'GET /register HTTP/1.1',
      'POST /register HTTP/1.1',
      'HEAD / HTTP/1.1',
      'DELETE / HTTP/1.1',
    )
    const odd = fc.constantFrom(
      'OPTIONS * HTTP/1.1',
      'TRACE / HTTP/1.1',
      'CONNECT x:1 HTTP/1.1',
      'GET http://localhost/register HTTP/1.1',
      'GET /register HTTP/1.0',
      'PRI * HTTP/2.0',
      'GET //\\@x HTTP/1.1',
      'GET /register?%00%ff HTTP/1.1',
      'PUT /register?\xff HTTP/1.1',
      'get / HTTP/1.1',
      'GET /',
      '\x16\x03\x01',
    )
    const harmless = fc.constantFrom(
      'Trailer: X',
      'TE: trailers',
      'Connection: close',
      'Connection: host',
      'Keep-Alive: x',
      'X: \xff\xfe',
      'X:',
      'Connection: content-length, transfer-encoding, trailer',
      'Expect: 100-continue',
      'Expect: x',
      'Upgrade: h2c',

      'Authorization: a',
      'Accept-Language: ;;,q',
      'Connection: upgrade',
      'Proxy-Connection: x',
      'Trailer:',
    )
    const framing = fc.constantFrom(
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: gzip, chunked',
      'Content-Length: 3',
      'Content-Length: 30',
      'Content-Length: x',
      'Host: a',
      'Host:',
      ': x',
    )
    const body = fc.constantFrom(
      '',
      'abc',
      '3\r\nabc\r\n0\r\n\r\n',
      '3;a=b\r\nabc\r\n0\r\nX: 1\r\n\r\n',
      'zz\r\n',
      '3\r\na',
    )
    const fields = fc.tuple(fc.array(harmless, { maxLength: 4 }), fc.array(framing, { maxLength: 1 }))
    const request = fc
      .tuple(fc.oneof({ weight: 4, arbitrary: good }, odd), fields, body)
      .map(([line, [some, last], rest]) => written([line, 'Host: localhost', ...some, ...last], rest))
    const statuses = new Set<number | undefined>()
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 3 }), async (requests) => {
        statuses.add(statusOf(await rawExchange(portOf(origin), requests.join(''), 5, 100)))
        expect(uncaught).toEqual([])
      }),
      // One of each status that is asked for below, whatever chance brings.
      {
        numRuns: 300,
        examples: [[[get()]], [[get('Host: a')]], [[written(['GET //\\@x HTTP/1.1', 'Host: localhost'], '')]]],
      },
    )
    for (const status of [200, 400, 404]) expect(statuses).toContain(status)
    await expectToServe()
  }, 60_000)
})
