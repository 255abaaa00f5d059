import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { forwardTo } from '../src/forward-request.ts'
import { createOriginServer } from '../src/origin-server.ts'
import { targetsOf } from '../src/started.ts'
import { rawExchange, statusOf, written } from './raw-exchange.fixture.ts'

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

async function originBefore(refuse: (response: ServerResponse) => Promise<void>) {
  const service = createServer()
  service.on('checkContinue', (_request, response: ServerResponse) => void refuse(response))
  await listen(service)
  const origin = createOriginServer(targetsOf(() => forwardTo(portOf(service)), forwardTo(portOf(service))))
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
