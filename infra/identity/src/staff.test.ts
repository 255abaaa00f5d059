import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createIdentityProvider, type IdentityProvider } from '#identity-provider.ts'
import { issuerOf } from '#people-and-clients.ts'
import { signInAs } from '#sign-in.ts'
import { staffOf } from '#staff.ts'

let keysDir: string
let accounts: { accountId: string; displayName: string; functions: string[] }[]
let asked: { path: string; token: string }[]
let personnel: Server
let server: Server
let origin: string
let provider: IdentityProvider

beforeEach(async () => {
  keysDir = await mkdtemp(join(tmpdir(), 'concert-idp-staff-'))
  asked = []
  accounts = [{ accountId: 'poon.laikuen', displayName: 'Poon <Lai-kuen>', functions: ['personnel-administrator'] }]
  personnel = await listen(createServer(answer))
  server = await listen(createServer((request, response) => provider.handler(request, response)))
  origin = addressOf(server)
  const personnelUrl = addressOf(personnel)
  provider = createIdentityProvider({
    origin,
    keysDir,
    authorities: [
      {
        authority: 'hk',
        people: [{ id: 'chan.ka-yan', name: 'Chan Ka-yan', functions: [] }],
        clients: [],
        assertions: { use: async () => true },
        membersFor: () => ({ find: async () => undefined }),
        staffFor: (own) => staffOf({ ...own, authority: 'hk', personnelUrl }),
      },
    ],
  })
})
afterEach(async () => {
  for (const one of [server, personnel]) {
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
  const name = decodeURIComponent(url.split('/').at(-1) ?? '')
  const body = name === 'staff-accounts' ? { accounts } : accounts.find(({ accountId }) => accountId === name)
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body ?? { code: 'not-found' }))
}

test('who was entered since the issuer started signs in, and may not once the account is gone', async () => {
  expect(decodeJwt(await signInAs(origin, 'hk', 'poon.laikuen', 'personnel'))).toMatchObject({
    sub: 'poon.laikuen',
    concert_kind: 'staff',
  })
  accounts = []
  await expect(signInAs(origin, 'hk', 'poon.laikuen', 'personnel')).rejects.toThrow('answered 422')
})

test('it asks with a short token about itself, for that service alone', async () => {
  await signInAs(origin, 'hk', 'poon.laikuen', 'reviews')
  const [{ path, token } = { path: '', token: '' }] = asked
  expect(path).toMatch(/^\/internal\/hk\/v1\/staff-accounts/)
  const keys = createRemoteJWKSet(new URL(`${issuerOf(origin, 'hk')}/jwks`))
  const { payload } = await jwtVerify(token, keys, { issuer: issuerOf(origin, 'hk') })
  expect(payload).toMatchObject({ aud: 'urn:concert:cell:hk:personnel', concert_kind: 'issuer', sub: 'concert-issuer' })
})

test('its page shows the configured and the entered, each once, and no markup of theirs', async () => {
  accounts.push({ accountId: 'chan.ka-yan', displayName: 'Again', functions: [] })
  const state = { client_id: 'concert-console', response_type: 'code', scope: 'openid', state: 's' }
  const rest = { redirect_uri: 'http://127.0.0.1/callback', code_challenge_method: 'S256' }
  const query = new URLSearchParams({
    ...state,
    ...rest,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    resource: 'urn:concert:cell:hk:personnel',
  })
  const begun = await fetch(`${issuerOf(origin, 'hk')}/auth?${query.toString()}`, { redirect: 'manual' })
  const cookie = begun.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const page = await fetch(new URL(begun.headers.get('location') ?? '', origin), { headers: { cookie } })
  const html = await page.text()
  expect(html).toContain('Poon &#60;Lai-kuen&#62;')
  expect(html.match(/value="chan\.ka-yan"/g)).toHaveLength(1)
  expect(html).not.toContain('Again')
})

test('while nobody answers who was entered, the configured sign in and nobody else', async () => {
  personnel.closeAllConnections()
  await new Promise((resolve) => personnel.close(resolve))
  await expect(signInAs(origin, 'hk', 'poon.laikuen', 'personnel')).rejects.toThrow('answered 503')
  const configured = await signInAs(origin, 'hk', 'chan.ka-yan', 'personnel')
  expect(decodeJwt(configured)).toMatchObject({ sub: 'chan.ka-yan', concert_kind: 'staff' })
})
