import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import { createServer as createPlain, type Server as PlainServer } from 'node:net'
import { join } from 'node:path'
import { createSecureContext, getCACertificates, setDefaultCACertificates, TLSSocket } from 'node:tls'
import { operations } from '@concert/contracts/operations'
import { createPool } from '@concert/db/pool'
import { createAuthenticate } from '@concert/platform/authenticate'
import { callOperation } from '@concert/platform/operation-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createPeerClient } from '../../services/exchange/src/peer-client.ts'
import { makeCertificate, openssl } from './certificate.fixture.ts'

const trusted = getCACertificates('default')
let certificate = ''
/** A service over TLS, and a database that is asked for TLS. Both have a certificate for `localhost`, and count who trusts it. */
let https: Server
let postgres: PlainServer
let arrived = 0

beforeAll(async () => {
  if (openssl === undefined) return
  const made = makeCertificate(openssl, 'DNS:localhost')
  certificate = made.certificate
  const pair = { cert: made.certificate, key: made.key }
  https = createServer(pair, (_request, response) => {
    arrived += 1
    response.writeHead(503).end('{}')
  })
  postgres = createPlain((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write('S')
      const secure = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(pair) })
      secure.on('error', () => undefined)
      secure.once('data', () => {
        arrived += 1
        secure.destroy()
      })
    })
  })
  for (const server of [https, postgres]) await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => {
  setDefaultCACertificates(trusted)
  https?.closeAllConnections()
  https?.close()
  postgres?.close()
})
beforeEach((context) => {
  if (openssl === undefined) context.skip('there is no openssl; install it, for example with apt-get install openssl')
  setDefaultCACertificates(trusted)
  arrived = 0
})

const portOf = (server: Server | PlainServer) => (server.address() as { port: number }).port

/** Each way in which a service reaches another by an address that can be one of TLS. */
const clients: Record<string, (host: string) => Promise<unknown>> = {
  'the keys of an issuer': async (host) => {
    const issuer = `https://${host}:${portOf(https)}`
    const staff = { acrs: [], ageSecondsMax: 60 }
    const authenticate = createAuthenticate([
      { authority: 'hk', issuer, jwksUrl: `${issuer}/jwks`, audience: 'x', staff },
    ])
    const header = Buffer.from(JSON.stringify({ alg: 'EdDSA', typ: 'at+jwt' })).toString('base64url')
    await authenticate('hk', `Bearer ${header}.e30.AA`).catch(() => undefined)
  },
  'an operation of another service': (host) =>
    callOperation(operations.listAuthorities, { baseUrl: `https://${host}:${portOf(https)}` }).catch(() => undefined),
  'the exchange of another authority': async (host) => {
    const client = createPeerClient({ peerUrl: `https://${host}:${portOf(https)}` })
    await client.deliver('mo', 'x')
    await client.close()
  },
  'a database': async (host) => {
    const url = `postgres://x:x@${host}:${portOf(postgres)}/x?sslmode=verify-full`
    const pool = createPool({ connectionString: url, applicationName: 'x' })
    await pool.query('select 1').catch(() => undefined)
    await pool.end()
  },
}

test.each(Object.keys(clients))(
  '%s: nothing is sent to a server whose certificate nobody vouches for',
  async (name) => {
    await clients[name]?.('localhost')
    expect(arrived).toBe(0)
  },
)

test.each(Object.keys(clients))(
  '%s: nothing is sent to a server whose certificate is for another name',
  async (name) => {
    setDefaultCACertificates([...trusted, certificate])
    await clients[name]?.('127.0.0.1')
    expect(arrived).toBe(0)
  },
)

test.each(Object.keys(clients))('%s: a server with a trusted certificate for its name is spoken to', async (name) => {
  setDefaultCACertificates([...trusted, certificate])
  await clients[name]?.('localhost')
  expect(arrived).toBe(1)
})

test('no program switches the verification off', () => {
  const root = join(import.meta.dirname, '../..')
  const files = globSync(['{packages,services,infra}/**/src/**/*.ts', 'docker-compose.yml', 'infra/**/*.{conf,yml}'], {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  }).filter((file) => !file.endsWith('.test.ts'))
  expect(files.length).toBeGreaterThan(900)
  const pattern =
    /rejectUnauthorized|TLS_REJECT_UNAUTHORIZED|checkServerIdentity|proxy_ssl_verify off|insecureHTTPParser/
  expect(files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})
