import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { browserHeaders, httpsOnly } from '@concert/platform/browser-headers'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeCertificate, openssl } from './certificate.fixture.ts'
import { answerIn, nginx, type StartedProxy, startProxy } from './proxy.fixture.ts'

let proxy: StartedProxy | undefined
let certificate = ''

beforeAll(async () => {
  if (nginx === undefined || openssl === undefined) return
  const made = makeCertificate(openssl, 'DNS:localhost,IP:127.0.0.1')
  certificate = made.certificate
  proxy = await startProxy(nginx, made)
  await vi.waitFor(() => openTls({}), 10_000)
})
afterAll(() => proxy?.stop())
beforeEach((context) => {
  if (nginx === undefined || openssl === undefined)
    context.skip('there is no nginx or no openssl; install them, for example with apt-get install nginx openssl')
})

async function openTls(options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connectTls({
    port: proxy?.tlsPort ?? 0,
    host: '127.0.0.1',
    servername: 'localhost',
    ca: certificate,
    ...options,
  })
  await once(socket, 'secureConnect')
  return socket
}

async function askTls(path: string) {
  const socket = await openTls({})
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  return answerIn(await text(socket))
}

async function askInTheClear(line: string, host = 'localhost') {
  const socket = connect(proxy?.clearPort ?? 0, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  return answerIn(await text(socket))
}

test.each(['TLSv1.2', 'TLSv1.3'] as const)('the proxy speaks %s, with forward secrecy', async (version) => {
  const socket = await openTls({ minVersion: version, maxVersion: version })
  expect(socket.getProtocol()).toBe(version)
  expect(socket.getEphemeralKeyInfo()).toMatchObject({ type: 'ECDH' })
  socket.destroy()
})

test.each<[string, ConnectionOptions]>([
  ['TLS 1.0', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' }],
  ['TLS 1.1', { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }],
  ['a cipher without forward secrecy', { maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256:AES256-SHA' }],
  [
    'a cipher that does not authenticate what it encrypts',
    { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA' },
  ],
])('the proxy does not speak %s', async (_what, options) => {
  await expect(openTls(options)).rejects.toThrow(/alert/)
})

test.each(['/hk/v1/evidence', '/nothing/here', '/.refused/unavailable', '/internal/hk/v1/effects'])(
  'every answer over TLS keeps browsers from coming back in the clear: %s',
  async (path) => {
    expect((await askTls(path)).headers).toMatchObject({ ...browserHeaders, ...httpsOnly })
  },
)

test.each(['GET /', 'HEAD /', 'GET /register?q=a%20b', 'GET /problems/not-found'])(
  'a person who asked in the clear is sent to https: %s',
  async (line) => {
    const { status, headers } = await askInTheClear(line)
    expect([status, headers['location']]).toEqual([308, `https://localhost${line.split(' ')[1] ?? ''}`])
  },
)

test.each([
  'GET /hk/v1/evidence',
  'POST /hk/v1/applications',
  'POST /idp/hk/token',
  'GET /registry/v1/certificates',
  'POST /register',
])('a program that asked in the clear is told so, and not sent on: %s', async (line) => {
  const { status, headers, body } = await askInTheClear(line)
  expect([status, headers['location']]).toEqual([421, undefined])
  expect(JSON.parse(body)).toMatchObject({ code: 'misdirected', status: 421 })
  expect(headers).toMatchObject(browserHeaders)
})

test('nobody is sent on to another name', async () => {
  expect((await askInTheClear('GET /', 'evil.example')).status).toBe(421)
})
