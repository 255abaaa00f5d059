import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, exportJWK, generateKeyPair, type JWK, jwtVerify } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clientToken, signAssertion } from '#client-token.ts'
import { createIdentityProvider, type IdentityProvider } from '#identity-provider.ts'
import { membersOf } from '#members.ts'
import { type AssertionKey, issuerOf } from '#people-and-clients.ts'
import { signInAs } from '#sign-in.ts'

/** What `applications` answers to a question for a member; a function answers in its own way. */
type Answer = { readonly status: number; readonly body: unknown } | ((response: ServerResponse) => void)

let keysDir: string
let key: { privateJwk: JWK; publicKey: AssertionKey }
let answers: Map<string, Answer>
let asked: { readonly path: string; readonly token: string }[]
let applications: Server
let server: Server
let origin: string
let provider: IdentityProvider
let errors: Error[]

beforeEach(async () => {
  keysDir = await mkdtemp(join(tmpdir(), 'concert-idp-members-'))
  key = await makeKey()
  asked = []
  errors = []
  answers = new Map([['harbour-legal', memberWith([key.publicKey])]])
  applications = await listen(createServer(answer))
  server = await listen(createServer((request, response) => provider.handler(request, response)))
  origin = addressOf(server)
  const applicationsUrl = addressOf(applications)
  provider = createIdentityProvider({
    origin,
    keysDir,
    authorities: [
      {
        authority: 'hk',
        people: [{ id: 'chan.ka-yan', name: 'Chan Ka-yan', functions: [] }],
        clients: [{ clientId: 'concert-workflows', keys: [key.publicKey] }],
        assertions: { use: async () => true },
        membersFor: (own) => membersOf({ ...own, authority: 'hk', applicationsUrl }),
        staffFor: () => ({ find: async () => undefined, list: async () => [] }),
      },
    ],
    onError: (error) => errors.push(error),
  })
})
afterEach(async () => {
  for (const one of [server, applications]) {
    one.closeAllConnections()
    if (one.listening) await new Promise((resolve) => one.close(resolve))
  }
  await rm(keysDir, { recursive: true })
})

async function listen(one: Server): Promise<Server> {
  one.listen(0, '127.0.0.1')
  await once(one, 'listening')
  return one
}

function addressOf(one: Server): string {
  return `http://127.0.0.1:${(one.address() as AddressInfo).port}`
}

function answer({ url = '', headers }: IncomingMessage, response: ServerResponse): void {
  asked.push({ path: url, token: headers.authorization?.replace('Bearer ', '') ?? '' })
  const known = answers.get(decodeURIComponent(url.split('/').at(-1) ?? '')) ?? notFound
  if (typeof known === 'function') known(response)
  else response.writeHead(known.status, { 'content-type': 'application/json' }).end(JSON.stringify(known.body))
}

const notFound: Answer = { status: 404, body: { code: 'not-found' } }

function memberWith(keys: readonly AssertionKey[], applicantId = 'harbour-legal'): Answer {
  const named = keys.map(({ kty, crv, x, kid }) => ({ kty, crv, x, kid }))
  return { status: 200, body: { memberId: 'harbour-legal', applicantId, keys: named } }
}

async function makeKey(kid = 'harbour-1'): Promise<typeof key> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const privateJwk = { ...(await exportJWK(privateKey)), kid }
  return { privateJwk, publicKey: { kty: 'OKP', crv: 'Ed25519', x: privateJwk.x ?? '', kid } }
}

function request(clientId = 'harbour-legal', privateJwk = key.privateJwk) {
  const issuer = issuerOf(origin, 'hk')
  const resource = 'urn:concert:cell:hk:applications'
  return { tokenEndpoint: `${issuer}/token`, issuer, clientId, privateJwk, resource }
}

function claimsOf(token: string) {
  return jwtVerify(token, createRemoteJWKSet(new URL(`${issuerOf(origin, 'hk')}/jwks`)), {
    issuer: issuerOf(origin, 'hk'),
  })
}

/** The token endpoint's answer to an assertion, whatever it is. */
async function ask(clientId = 'harbour-legal') {
  const response = await fetch(`${issuerOf(origin, 'hk')}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signAssertion(request(clientId)),
      resource: 'urn:concert:cell:hk:applications',
    }),
  })
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() }
}

describe('the issuer asks who a member is', () => {
  test('at every sign-in, with a short token about itself that it signed for that service alone', async () => {
    await clientToken(request())
    await clientToken(request())
    expect(asked.map(({ path }) => path)).toEqual(Array(2).fill('/internal/hk/v1/members/harbour-legal'))
    const { payload, protectedHeader } = await claimsOf(asked[0]?.token ?? '')
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' })
    expect(payload).toMatchObject({
      sub: 'concert-issuer',
      client_id: 'concert-issuer',
      concert_kind: 'issuer',
      aud: 'urn:concert:cell:hk:applications',
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60)
  })

  test('and names in the token whom it acts for as the subject, and the member as the client', async () => {
    answers.set('harbour-legal', memberWith([key.publicKey], 'harbour-group'))
    const { payload } = await claimsOf(await clientToken(request()))
    expect(payload).toMatchObject({ sub: 'harbour-group', client_id: 'harbour-legal', concert_kind: 'applicant' })
  })

  test('and so a key that was revoked has ended at its next use, and a new one works at once', async () => {
    await clientToken(request())
    const next = await makeKey('harbour-2')
    answers.set('harbour-legal', memberWith([next.publicKey]))
    await expect(clientToken(request())).rejects.toThrow('401 invalid_client')
    await expect(clientToken(request('harbour-legal', next.privateJwk))).resolves.toEqual(expect.any(String))
  })

  test.for<[what: string, answer: Answer]>([
    ['is not known', notFound],
    ['has no key left', memberWith([])],
  ])('and refuses one that %s', async ([, told]) => {
    await clientToken(request())
    answers.set('harbour-legal', told)
    expect(await ask()).toMatchObject({ status: 401, body: { error: 'invalid_client' } })
  })

  test('but not for a name that can be none', async () => {
    for (const name of ['*', '../hk/v1/applications', 'a b', 'x'.repeat(101), '%2e%2e', ''])
      expect((await ask(name)).status).toBeGreaterThanOrEqual(400)
    expect(asked).toEqual([])
  })

  test('but not for its own workers, nor for people', async () => {
    answers.set('concert-workflows', memberWith([(await makeKey()).publicKey]))
    const { payload } = await claimsOf(await clientToken(request('concert-workflows')))
    expect(payload).toMatchObject({ sub: 'concert-workflows', concert_kind: 'system' })
    await signInAs(origin, 'hk', 'chan.ka-yan', 'applications')
    expect(asked).toEqual([])
  })
})

describe('while the service does not answer, the issuer remembers nothing and says so', () => {
  const unavailable = {
    status: 503,
    retryAfter: '2',
    body: {
      error: 'temporarily_unavailable',
      error_description: 'the accounts of clients cannot be read now',
    },
  }

  test.for<[what: string, answer: Answer]>([
    ['closes the connection', (response) => response.socket?.destroy()],
    ['answers 503', { status: 503, body: { code: 'unavailable' } }],
    ['answers 500', { status: 500, body: {} }],
    ['refuses the token', { status: 401, body: { code: 'unauthenticated' } }],
    ['refuses the issuer', { status: 403, body: { code: 'forbidden' } }],
    ['is another, which knows no such path', { status: 404, body: 'no such page' }],
    ['answers no JSON', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('<html>')],
    ['answers what is no member', { status: 200, body: { memberId: 'harbour-legal' } }],
    [
      'sends a private key',
      {
        status: 200,
        body: { memberId: 'x', applicantId: 'x', keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'x', d: 'x' }] },
      },
    ],
  ])('when it %s', async ([, told]) => {
    await clientToken(request())
    answers.set('harbour-legal', told)
    expect(await ask()).toMatchObject(unavailable)
    expect(errors).toHaveLength(1)
    answers.set('harbour-legal', memberWith([key.publicKey]))
    expect(await ask()).toMatchObject({ status: 200 })
  })

  test('when it is down; the workers still get their tokens', async () => {
    await clientToken(request())
    applications.closeAllConnections()
    await new Promise((resolve) => applications.close(resolve))
    expect(await ask()).toMatchObject(unavailable)
    expect(await ask('concert-workflows')).toMatchObject({ status: 200 })
  })
})
