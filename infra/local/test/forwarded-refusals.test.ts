import { once } from 'node:events'
import { createServer, request, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { forwardTo } from '../src/forward-request.ts'
import { KnownRefusals } from '../src/known-refusals.ts'
import { createOriginServer } from '../src/origin-server.ts'
import { targetsOf } from '../src/started.ts'
import { jsonOf, rawExchange, statusOf, written } from './raw-exchange.fixture.ts'

/** More than is read of a refused body. */
const DECLARED = 26 * 1_048_576

test('a body that is refused and not read to its end is read no further, and the answer says that the connection ends', async () => {
  const { origin, accepted } = await originBefore(async (response) => {
    // While the service thinks, the client goes on sending.
    for (let turn = 0; turn < 20; turn += 1) await nextTurn()
    response.writeHead(401).end()
  })
  const head = written(['POST /hk/v1/evidence HTTP/1.1', 'Host: localhost', `Content-Length: ${DECLARED}`])
  const said = await rawExchange(portOf(origin), head + 'x'.repeat(1_048_576))
  expect(statusOf(said)).toBe(401)
  expect(said).toMatch(/^connection: close\r$/im)
  // What came in one read with the headers.
  expect(accepted[0]?.bytesRead).toBeLessThanOrEqual(65_536)
})

test('a body that is refused and read to its end ends no connection', async () => {
  const { origin } = await originBefore(async (response) => void response.writeHead(401).end())
  const refused = written(
    ['POST /hk/v1/evidence HTTP/1.1', 'Host: localhost', 'Content-Length: 1000000'],
    'x'.repeat(1_000_000),
  )
  const said = await rawExchange(portOf(origin), refused + refused)
  expect(said.match(/HTTP\/1\.1 401/g)).toHaveLength(2)
})

test('an address that its service answers nothing more is refused before the service, every other one is not', async () => {
  let asked = 0
  const limits = { 'ratelimit-policy': '"address";q=1000;w=10', ratelimit: '"address";r=0;t=7' }
  const { origin } = await originBefore(
    async (response) => void response.end('read'),
    (request, response) => {
      asked += 1
      if (request.headers['x-forwarded-for'] === '127.0.0.1') response.writeHead(429, limits).end()
      else response.end('read')
    },
  )
  const ask = () =>
    rawExchange(portOf(origin), written(['GET /register HTTP/1.1', 'Host: localhost', 'X-Request-Id: asked-again']))
  expect(statusOf(await ask())).toBe(429)
  const again = await ask()
  expect(asked).toBe(1)
  expect(statusOf(again)).toBe(429)
  for (const field of [
    'ratelimit-policy: "address";q=1000;w=10',
    'ratelimit: "address";r=0;t=7',
    'retry-after: 7',
    'x-request-id: asked-again',
    'content-type: application/problem+json',
  ])
    expect(again.toLowerCase()).toContain(field)
  expect(jsonOf(again)).toMatchObject({
    status: 429,
    code: 'too-many-requests',
    instance: '/register',
    trace_id: 'asked-again',
  })
  const [answer] = await once(
    request({ port: portOf(origin), localAddress: '127.0.0.2', path: '/register' }).end(),
    'response',
  )
  expect([answer.resume().statusCode, asked]).toEqual([200, 2])
})

async function originBefore(refuse: (response: ServerResponse) => Promise<void>, listener?: RequestListener) {
  const service = createServer()
  if (listener !== undefined) service.on('request', listener)
  service.on('checkContinue', (_request, response: ServerResponse) => void refuse(response))
  await listen(service)
  const origin = createOriginServer(
    targetsOf(() => forwardTo(portOf(service), new KnownRefusals()), forwardTo(portOf(service))),
  )
  const accepted: Socket[] = []
  origin.on('connection', (socket) => accepted.push(socket))
  await listen(origin)
  onTestFinished(() => {
    for (const server of [origin, service]) {
      server.closeAllConnections()
      server.close()
    }
  })
  return { origin, accepted }
}

async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
