import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sendSlowly as send, untilPassed } from '@concert/testing/send-slowly'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createOriginServer, type Listener } from '../src/origin-server.ts'
import { targetsOf } from '../src/started.ts'
import { rawExchange, written } from './raw-exchange.fixture.ts'

let server: Server

/** Reads the whole request and answers 200. */
const reading: Listener = (incoming, response) => {
  incoming.on('end', () => response.writeHead(200).end())
  incoming.on('error', () => response.destroy())
  incoming.resume()
}

beforeEach(async () => {
  server = createOriginServer(
    targetsOf(() => reading, reading),
    [],
    { timeMsOf: (target) => (target === 'evidence' ? 20_000 : 150), timeMsMax: 20_000, silenceMsMax: 1_000 },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

/** Sends one byte at a time as long as `goesOn` returns true, and then ends the body if `isEnded`. Returns the answer. */
function sendSlowly(path: string, goesOn: () => boolean, isEnded = true): Promise<string> {
  const { port } = server.address() as AddressInfo
  return send({ port, path, sign: 'x', goesOn, ...(isEnded ? { end: '' } : {}) })
}

it('gives an upload of evidence the time of the evidence service', async () => {
  expect(await sendSlowly('/hk/v1/evidence', untilPassed(500))).toBe('200')
})

it.each(['/hk/v1/applications', '/idp/hk/token'])('gives a request to %s no more than its own', async (path) => {
  expect(await sendSlowly(path, () => true, false)).toBe('400')
})

it('refuses a request without a body and goes on with the next on the same connection', async () => {
  const { port } = server.address() as AddressInfo
  const get = (path: string) => written([`GET ${path} HTTP/1.1`, 'Host: localhost'])
  const said = await rawExchange(port, get('/nothing') + get('/register'), 100)
  expect(said.match(/(?<=HTTP\/1\.1 )\d{3}/g)).toEqual(['404', '200'])
})

it('goes on with nothing behind a refused request that says it has a body', async () => {
  const { port } = server.address() as AddressInfo
  const post = written(['POST /nothing HTTP/1.1', 'Host: localhost', 'Content-Length: 5'], 'GET ')
  expect((await rawExchange(port, post, 100)).match(/(?<=HTTP\/1\.1 )\d{3}/g)).toEqual(['404'])
})

it('cuts an upload off that falls silent', async () => {
  expect(await sendSlowly('/hk/v1/evidence', untilPassed(20), false)).toBe('cut off')
})
