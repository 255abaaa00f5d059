import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKey, type PublicJwk } from '@concert/credentials/keys'
import { writePrivateKeyFile } from '@concert/credentials/signer'
import { createIdentityProvider } from '@concert/development-identity/identity-provider'
import { issuerOf, serviceResource } from '@concert/development-identity/people-and-clients'
import { createAuthenticate } from '@concert/platform/authenticate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTokenSource, type TokenSourceOptions } from './token-source.ts'

const CLIENT = 'concert-workflows'
const LIFE_MS = 900_000

let folder: string
let server: Server
let origin: string
/** Replaces the issuer's answer while it is set. */
let outage: RequestListener | undefined
let tokenRequests: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concert-token-source-'))
  outage = undefined
  tokenRequests = 0
  server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  rmSync(folder, { recursive: true })
})

/** Writes a new key for the client. The issuer of Hong Kong does not know it until a test registers it. */
async function keyFile(name = 'workflows.jwk'): Promise<{ file: string; publicJwk: PublicJwk }> {
  const { privateJwk, publicJwk } = await generateKey()
  const file = join(folder, name)
  await writePrivateKeyFile(file, privateJwk)
  return { file, publicJwk }
}

/** The development identity provider of Hong Kong, on the test's own server. */
function startIssuer(keys: readonly PublicJwk[]): void {
  const { handler } = createIdentityProvider({
    origin,
    keysDir: join(folder, 'issuer-keys'),
    authorities: [
      {
        authority: 'hk',
        people: [],
        clients: [{ clientId: CLIENT, keys: [...keys] }],
        assertions: { use: async () => true },
        membersFor: () => ({ find: async () => undefined }),
        staffFor: () => ({ find: async () => undefined, list: async () => [] }),
      },
    ],
  })
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    if (request.url?.endsWith('/token') === true) tokenRequests += 1
    if (outage === undefined) handler(request, response)
    else outage(request, response)
  })
}

function optionsWith(privateKeyFile: string): TokenSourceOptions {
  const issuer = issuerOf(origin, 'hk')
  return {
    issuer,
    tokenEndpoint: `${issuer}/token`,
    clientId: CLIENT,
    privateKeyFile,
    audience: serviceResource('hk', 'reviews'),
  }
}

async function startSource(now?: () => number) {
  const { file, publicJwk } = await keyFile()
  startIssuer([publicJwk])
  return createTokenSource(optionsWith(file), now)
}

test('gets a token by which a service knows the workers of its cell, and nobody else', async () => {
  const tokens = await startSource()
  const issuer = issuerOf(origin, 'hk')
  const authenticate = createAuthenticate([
    {
      authority: 'hk',
      issuer,
      jwksUrl: `${issuer}/jwks`,
      audience: serviceResource('hk', 'reviews'),
      staff: { acrs: [], ageSecondsMax: 60 },
    },
  ])
  expect(await authenticate('hk', `Bearer ${await tokens.current()}`)).toEqual({ kind: 'system', id: CLIENT })
})

test('asks the issuer once for all who need a token, together or one after the other', async () => {
  const tokens = await startSource()
  const together = await Promise.all(Array.from({ length: 20 }, () => tokens.current()))
  expect(new Set([...together, await tokens.current()]).size).toBe(1)
  expect(tokenRequests).toBe(1)
})

test('gets another token a minute before the present one expires', async () => {
  let clockMs = 0
  const tokens = await startSource(() => clockMs)
  const first = await tokens.current()
  clockMs = LIFE_MS - 60_001
  expect(await tokens.current()).toBe(first)
  clockMs = LIFE_MS - 60_000
  const second = await tokens.current()
  expect(second).not.toBe(first)
  expect(await tokens.current()).toBe(second)
})

describe('when the issuer fails', () => {
  test('everyone who waits is told, naming issuer and status, and the next call succeeds', async () => {
    const tokens = await startSource()
    outage = (_request, response) => response.writeHead(503).end('down')
    const together = await Promise.allSettled([tokens.current(), tokens.current(), tokens.current()])
    const message = `the issuer ${issuerOf(origin, 'hk')} answered 503 to the token request`
    expect(together.map((one) => one.status === 'rejected' && (one.reason as Error).message)).toEqual([
      message,
      message,
      message,
    ])
    expect(tokenRequests).toBe(1)
    outage = undefined
    expect(await tokens.current()).toMatch(/^eyJ/)
  })

  test('and no answer comes at all, the next call succeeds', async () => {
    const tokens = await startSource()
    outage = (request) => request.socket.destroy()
    await expect(tokens.current()).rejects.toThrow('other side closed')
    outage = undefined
    expect(await tokens.current()).toMatch(/^eyJ/)
  })

  test('the token it had stays good while a renewal fails, and is not used past its time', async () => {
    let clockMs = 0
    const tokens = await startSource(() => clockMs)
    await tokens.current()
    clockMs = LIFE_MS
    outage = (_request, response) => response.writeHead(500).end()
    await expect(tokens.current()).rejects.toThrow('answered 500')
  })

  test.each(['', 'secret-token', '{"access_token":"secret-token"}', '{"access_token":"","expires_in":900}'])(
    'and answers %j, that is no token and is not repeated in the reason',
    async (answer) => {
      const tokens = await startSource()
      outage = (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
      await expect(tokens.current()).rejects.toThrow(/^the issuer \S+ answered the token request with no token$/)
    },
  )
})

test('a token that a service refused is not used again, and a later one is not lost by it', async () => {
  const tokens = await startSource()
  const first = await tokens.current()
  tokens.refused(first)
  const second = await tokens.current()
  expect(second).not.toBe(first)
  tokens.refused(first)
  expect(await tokens.current()).toBe(second)
})

describe('a key that is not the client’s gets no token', () => {
  test('when the issuer does not know it', async () => {
    const { publicJwk } = await keyFile('known.jwk')
    const { file } = await keyFile('unknown.jwk')
    startIssuer([publicJwk])
    const tokens = await createTokenSource(optionsWith(file))
    await expect(tokens.current()).rejects.toThrow('answered 401 to the token request')
  })

  test('when its file may be read by others', async () => {
    const file = join(folder, 'open.jwk')
    writeFileSync(file, '{}', { mode: 0o644 })
    await expect(createTokenSource(optionsWith(file))).rejects.toMatchObject({ reason: 'key-file-refused' })
  })

  test.each(['{"kty":"OKP","crv":"Ed25519","d":"very-secret"}', '{"d":"very-secret"', ''])(
    'when its file holds %s, which no message repeats',
    async (content) => {
      const file = join(folder, 'broken.jwk')
      writeFileSync(file, content, { mode: 0o600 })
      const refused = createTokenSource(optionsWith(file))
      await expect(refused).rejects.toBeInstanceOf(Error)
      await expect(refused).rejects.not.toThrow('secret')
    },
  )

  test('when there is no file', async () => {
    await expect(createTokenSource(optionsWith(join(folder, 'none.jwk')))).rejects.toThrow('none.jwk')
  })
})
