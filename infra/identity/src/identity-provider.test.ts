import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createLocalJWKSet, createRemoteJWKSet, exportJWK, generateKeyPair, type JWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { clientToken, signAssertion } from '#client-token.ts'
import { createIdentityProvider, type IdentityProvider } from '#identity-provider.ts'
import type { AssertionKey, Client, IssuerPopulation } from '#people-and-clients.ts'
import { signInAs } from '#sign-in.ts'

interface Running {
  origin: string
  server: Server
  provider: IdentityProvider
}

/** Remembers and knows nobody: client-assertions.test.ts and staff.test.ts test how that is. */
const staffFor = () => ({ find: async () => undefined, list: async () => [] })
const common = { assertions: { use: async () => true }, staffFor }

/** The members of Hong Kong's clients; how they are read is tested in members.test.ts. */
const membersFor = () => ({
  find: async (memberId: string) =>
    memberId === 'harbour-legal' ? { applicantId: 'harbour-legal', keys: [harbour.publicKey] } : undefined,
})

let keysDir: string
let harbour: { privateJwk: JWK; publicKey: AssertionKey }
let running: Running

beforeAll(async () => {
  keysDir = await mkdtemp(join(tmpdir(), 'concert-idp-'))
  harbour = await makeKey('harbour-1')
  running = await start()
})
afterAll(async () => {
  await stop(running)
  await rm(keysDir, { recursive: true })
})

describe('a machine client', () => {
  test.for([
    ['harbour-legal', 'applicant'],
    ['concert-workflows', 'system'],
  ] as const)('%s gets an RFC 9068 token for its own authority and kind', async ([clientId, kind]) => {
    const { payload, protectedHeader } = await verified('hk', await tokenOf({ clientId }))
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' })
    expect(payload).toMatchObject({
      iss: `${running.origin}/idp/hk`,
      aud: 'urn:concert:cell:hk:applications',
      sub: clientId,
      client_id: clientId,
      concert_kind: kind,
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900)
    expect(payload.jti).toEqual(expect.any(String))
    // Nobody signed in.
    expect(payload).not.toHaveProperty('acr')
    expect(payload).not.toHaveProperty('auth_time')
  })

  test.for([
    ['harbour-legal', ['applications', 'evidence', 'reviews']],
    ['concert-workflows', ['applications', 'certificates', 'exchange', 'reviews', 'workflows']],
  ] as const)('%s gets a token for one service at a time, of those that serve it', async ([clientId, services]) => {
    for (const service of services) {
      const resource = `urn:concert:cell:hk:${service}`
      expect((await verified('hk', await tokenOf({ clientId, resource }))).payload.aud).toBe(resource)
    }
  })

  test.for([
    'urn:concert:cell:mo:applications',
    'urn:concert:cell:hk:certificates',
    'urn:concert:cell:hk:exchange',
    'urn:concert:cell:hk:workflows',
    'urn:concert:cell:hk:registry',
    'urn:concert:cell:hk:',
    'urn:concert:cell:hk',
    'https://elsewhere.example/',
  ])('of a company gets nothing for the resource %s', async (resource) => {
    await expect(tokenOf({ resource })).rejects.toThrow('400 invalid_target')
  })

  test('gets nothing for no resource, and nothing for two at once', async () => {
    for (const resources of [[], ['urn:concert:cell:hk:applications', 'urn:concert:cell:hk:reviews']]) {
      const assertion = await signAssertion(request({}))
      expect(await postAssertion(assertion, resources)).toMatchObject({
        status: 400,
        body: { error: 'invalid_target' },
      })
    }
  })

  test('with a key that is not registered is refused', async () => {
    const { privateJwk } = await makeKey('harbour-1')
    await expect(tokenOf({ privateJwk })).rejects.toThrow('401 invalid_client')
  })

  test("with another client's name over its own key is refused", async () => {
    const stranger = await makeKey('stranger')
    await expect(tokenOf({ clientId: 'concert-workflows', privateJwk: stranger.privateJwk })).rejects.toThrow(
      '401 invalid_client',
    )
  })

  test('of Hong Kong is unknown to Macao', async () => {
    await expect(tokenOf({ tokenEndpoint: endpoint('mo', 'token'), issuer: issuer('mo') })).rejects.toThrow(
      '401 invalid_client',
    )
  })

  test('with an assertion addressed to another issuer is refused', async () => {
    await expect(tokenOf({ issuer: issuer('mo') })).rejects.toThrow('401 invalid_client')
  })

  test('cannot use an assertion without a signature', async () => {
    const [, payload] = (await signAssertion(request({}))).split('.')
    const header = Buffer.from('{"alg":"none"}').toString('base64url')
    expect(await postAssertion(`${header}.${payload}.`)).toMatchObject({ status: 401 })
  })
})

describe('a person', () => {
  test('signs in with code and PKCE and gets a token as staff of their authority', async () => {
    const { payload, protectedHeader } = await verified(
      'mo',
      await signInAs(running.origin, 'mo', 'antonio.xavier', 'reviews'),
    )
    expect(protectedHeader.typ).toBe('at+jwt')
    expect(payload).toMatchObject({
      iss: issuer('mo'),
      aud: 'urn:concert:cell:mo:reviews',
      sub: 'antonio.xavier',
      client_id: 'concert-console',
      concert_kind: 'staff',
      acr: 'urn:concert:acr:development',
    })
    expect(Math.abs(Number(payload['auth_time']) - (payload.iat ?? 0))).toBeLessThan(60)
  })

  test.for(['certificates', 'workflows'])('gets no token for %s, which serves no person', async (service) => {
    await expect(signInAs(running.origin, 'mo', 'antonio.xavier', service)).rejects.toThrow('did not sign in')
  })

  test('of another authority cannot be chosen', async () => {
    await expect(signInAs(running.origin, 'mo', 'chan.ka-yan', 'reviews')).rejects.toThrow('422')
  })

  test('sees every person of the authority with their functions, escaped', async () => {
    const { page } = await beginSignIn('hk')
    const shown = await page.text()
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(shown).toContain('lang="en"')
    expect(shown).toContain('Chan Ka-yan')
    expect(shown).toContain('report reviewer, decision maker')
    expect(shown).toContain('&#60;b&#62;')
    expect(shown).not.toContain('<b>')
    expect(shown).not.toContain('António Xavier')
  })

  test('cannot be chosen from another browser than the one that began to sign in', async () => {
    const { url } = await beginSignIn('hk')
    const choice = { method: 'POST', body: new URLSearchParams({ person: 'chan.ka-yan' }), redirect: 'manual' } as const
    expect((await fetch(url, choice)).status).toBe(400)
  })

  test('is not sent to an address that is not registered', async () => {
    const response = await authorise('hk', { redirect_uri: 'http://attacker.example/callback' })
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
  })

  test('cannot sign in for no service', async () => {
    const location = (await authorise('hk', { resource: '' })).headers.get('location') ?? ''
    expect(new URL(location).searchParams.get('error')).toBe('invalid_target')
  })

  test.for(['http://127.0.0.1:4711/callback', 'origin'])('may come back to %s', async (address) => {
    const redirect_uri = address === 'origin' ? `${running.origin}/callback` : address
    expect((await authorise('hk', { redirect_uri })).headers.get('location')).toContain('/idp/hk/interaction/')
  })

  test('cannot sign in without PKCE, nor with the plain method', async () => {
    const changes: Record<string, string>[] = [{ code_challenge: '' }, { code_challenge_method: 'plain' }]
    for (const change of changes) {
      const location = (await authorise('hk', change)).headers.get('location') ?? ''
      expect(new URL(location).searchParams.get('error')).toBe('invalid_request')
    }
  })
})

describe('each issuer', () => {
  test.for(['cn-gd', 'hk', 'mo'])(
    '%s describes itself under its own path, whatever Host is sent',
    async (authority) => {
      const document = await readAs('attacker.example', endpoint(authority, '.well-known/openid-configuration'))
      expect(JSON.parse(document)).toMatchObject({
        issuer: issuer(authority),
        token_endpoint: endpoint(authority, 'token'),
        authorization_endpoint: endpoint(authority, 'auth'),
        jwks_uri: endpoint(authority, 'jwks'),
        code_challenge_methods_supported: ['S256'],
      })
    },
  )

  test('publishes its own key and no private part of it', async () => {
    const keys = await Promise.all(['cn-gd', 'hk', 'mo'].map(publishedKeys))
    expect(new Set(keys.flat().map(({ x }) => x)).size).toBe(3)
    for (const key of keys.flat()) expect(key).not.toHaveProperty('d')
  })

  test("is not the issuer of another authority's tokens", async () => {
    const token = await tokenOf({})
    const macao = createLocalJWKSet({ keys: await publishedKeys('mo') })
    await expect(jwtVerify(token, macao)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
  })

  test('that is not configured does not exist', async () => {
    for (const path of ['/idp/xx/jwks', '/idp/', '/', '/idp/hk%2f..%2fmo/jwks']) {
      expect((await fetch(`${running.origin}${path}`)).status).toBe(404)
    }
  })
})

describe('a restart', () => {
  test('keeps the keys, so that tokens given before it still verify, and people still sign in', async () => {
    const token = await tokenOf({})
    const before = await publishedKeys('hk')
    running.provider = create(running.origin)
    expect(await publishedKeys('hk')).toEqual(before)
    expect((await verified('hk', token)).payload.sub).toBe('harbour-legal')
    await expect(signInAs(running.origin, 'hk', 'chan.ka-yan', 'reviews')).resolves.toEqual(expect.any(String))
  })

  test('finds key files that only their owner can read, and refuses one that others can', async () => {
    const files = (await readdir(keysDir)).toSorted()
    expect(files).toEqual(['cn-gd.issuer.json', 'hk.issuer.json', 'mo.issuer.json'])
    for (const file of files) expect((await stat(join(keysDir, file))).mode & 0o777).toBe(0o600)
    const path = join(keysDir, 'mo.issuer.json')
    await chmod(path, 0o644)
    expect(() => create(running.origin)).toThrow('chmod 600')
    await chmod(path, 0o600)
  })
})

describe('the identity provider', () => {
  test('does not start in production', () => {
    vi.stubEnv('NODE_ENV', 'production')
    try {
      expect(() => create(running.origin)).toThrow('NODE_ENV=production')
    } finally {
      vi.unstubAllEnvs()
    }
  })

  test('does not start for an origin that others can reach', () => {
    expect(() => create('http://192.0.2.1:8080')).toThrow('not a loopback address')
  })

  test('does not start with one id for two people or two clients', () => {
    const person = { id: 'mei.lin', name: 'Mei Lin', functions: [] }
    const options = { origin: running.origin, keysDir }
    const hongKong = { ...common, authority: 'hk' as const, membersFor }
    const twice = { ...hongKong, people: [person, person], clients: [] }
    expect(() => createIdentityProvider({ ...options, authorities: [twice] })).toThrow('mei.lin is configured twice')
    const clients = [machine('concert-console')]
    const posing = { ...hongKong, people: [], clients }
    expect(() => createIdentityProvider({ ...options, authorities: [posing] })).toThrow('configured twice')
  })
})

function population(): IssuerPopulation[] {
  return [
    { authority: 'cn-gd', people: [{ id: 'mei.lin', name: 'Mei Lin', functions: ['evaluator'] }], clients: [] },
    {
      authority: 'hk',
      people: [
        { id: 'chan.ka-yan', name: 'Chan Ka-yan', functions: ['report reviewer', 'decision maker'] },
        { id: 'hostile', name: '<b>"Bold"</b>', functions: [] },
      ],
      clients: [machine('concert-workflows')],
    },
    { authority: 'mo', people: [{ id: 'antonio.xavier', name: 'António Xavier', functions: [] }], clients: [] },
  ]
}

function machine(clientId: string): Client {
  return { clientId, keys: [harbour.publicKey] }
}

async function makeKey(kid: string): Promise<typeof harbour> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const privateJwk = { ...(await exportJWK(privateKey)), kid }
  return { privateJwk, publicKey: { kty: 'OKP', crv: 'Ed25519', x: privateJwk.x ?? '', kid } }
}

function create(origin: string): IdentityProvider {
  const authorities = population().map((one) => ({
    ...one,
    ...common,
    membersFor: one.authority === 'hk' ? membersFor : () => ({ find: async () => undefined }),
  }))
  return createIdentityProvider({ origin, keysDir, authorities })
}

/** Listens first and creates the provider then, because the issuers are named by the port. */
async function start(): Promise<Running> {
  const server = createServer((incoming, response) => running.provider.handler(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: bound } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${bound}`
  return { origin, server, provider: create(origin) }
}

async function stop({ server }: Running): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

function issuer(authority: string): string {
  return `${running.origin}/idp/${authority}`
}

function endpoint(authority: string, name: string): string {
  return `${issuer(authority)}/${name}`
}

function request(change: Partial<Parameters<typeof clientToken>[0]>) {
  const own = { tokenEndpoint: endpoint('hk', 'token'), issuer: issuer('hk'), clientId: 'harbour-legal' }
  const resource = 'urn:concert:cell:hk:applications'
  return { ...own, resource, privateJwk: harbour.privateJwk, ...change }
}

function tokenOf(change: Partial<Parameters<typeof clientToken>[0]>): Promise<string> {
  return clientToken(request(change))
}

async function postAssertion(
  assertion: string,
  resources: readonly string[] = ['urn:concert:cell:hk:applications'],
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(endpoint('hk', 'token'), {
    method: 'POST',
    body: new URLSearchParams([
      ['grant_type', 'client_credentials'],
      ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
      ['client_assertion', assertion],
      ...resources.map((resource): [string, string] => ['resource', resource]),
    ]),
  })
  return { status: response.status, body: await response.json() }
}

function verified(authority: string, token: string) {
  return jwtVerify(token, createRemoteJWKSet(new URL(endpoint(authority, 'jwks'))), { issuer: issuer(authority) })
}

/** The text at a URL, requested with another Host header, which fetch does not allow. */
async function readAs(host: string, url: string): Promise<string> {
  const asked = get(url, { headers: { host, 'x-forwarded-host': host } })
  const [response] = await once(asked, 'response')
  return text(response)
}

async function publishedKeys(authority: string): Promise<JWK[]> {
  const keySet: { keys: JWK[] } = JSON.parse(await (await fetch(endpoint(authority, 'jwks'))).text())
  return keySet.keys
}

function authorise(authority: string, change: Record<string, string>): Promise<Response> {
  const url = new URL(endpoint(authority, 'auth'))
  const parameters = {
    client_id: 'concert-console',
    response_type: 'code',
    redirect_uri: 'http://127.0.0.1/callback',
    scope: 'openid concert',
    resource: `urn:concert:cell:${authority}:reviews`,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...change,
  }
  for (const [name, value] of Object.entries(parameters)) if (value !== '') url.searchParams.set(name, value)
  return fetch(url, { redirect: 'manual' })
}

async function beginSignIn(authority: string): Promise<{ url: URL; page: Response }> {
  const response = await authorise(authority, {})
  const url = new URL(response.headers.get('location') ?? '', running.origin)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { url, page: await fetch(url, { headers: { cookie } }) }
}
