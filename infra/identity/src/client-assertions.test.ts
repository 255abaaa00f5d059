import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectPostgres } from '@concert/postgres/databases'
import { type CellDatabase, prepareCell } from '@concert/testing/cell-database'
import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { type OpenedIdentityProvider, openIdentityProvider } from '#open-identity-provider.ts'
import type { AssertionKey } from '#people-and-clients.ts'

const CLIENT = 'concert-workflows'
/** The name of the issuer: a proxy can stand in front of several processes that have it. */
const ORIGIN = 'http://127.0.0.1:8099'

let cell: CellDatabase
let admin: Client
let keysDir: string
let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
let publicKey: AssertionKey

beforeAll(async () => {
  cell = await prepareCell(connectPostgres(inject('postgres')), 'hk')
  admin = new Client({ connectionString: cell.adminUrl })
  admin.on('error', () => undefined)
  await admin.connect()
  keysDir = await mkdtemp(join(tmpdir(), 'concert-idp-assertions-'))
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  privateKey = pair.privateKey
  publicKey = { kty: 'OKP', crv: 'Ed25519', x: (await exportJWK(pair.publicKey)).x ?? '', kid: 'workflows-1' }
})
afterAll(async () => {
  await admin.end()
  await cell.drop()
  await rm(keysDir, { recursive: true })
})

interface Issuer {
  readonly url: string
  readonly errors: Error[]
  close(): Promise<void>
}

const running = new Set<Issuer>()
afterEach(async () => {
  await Promise.all([...running].map((issuer) => issuer.close()))
})

/** One process of the issuer of Hong Kong. */
async function startIssuer(): Promise<Issuer> {
  const errors: Error[] = []
  const provider: OpenedIdentityProvider = await openIdentityProvider({
    origin: ORIGIN,
    keysDir,
    applicationsUrl: 'http://127.0.0.1:1',
    personnelUrl: 'http://127.0.0.1:1',
    authorities: [
      {
        authority: 'hk',
        people: [],
        clients: [{ clientId: CLIENT, keys: [publicKey] }],
        databaseUrl: cell.url('identity'),
      },
    ],
    onError: (error) => errors.push(error),
  })
  const server = createServer((request, response) => provider.handler(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer: Issuer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    errors,
    async close() {
      running.delete(issuer)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await provider.close()
    },
  }
  running.add(issuer)
  return issuer
}

const nowSeconds = (): number => Math.floor(Date.now() / 1000)

/** The claims of an assertion that is accepted, changed as given; undefined leaves one out. */
function claimsWith(change: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const now = nowSeconds()
  const own = { iss: CLIENT, sub: CLIENT, aud: `${ORIGIN}/idp/hk`, jti: randomUUID(), iat: now, exp: now + 60 }
  return { ...own, ...change }
}

/** Signs what it is given, also what a library for JWTs would not. */
function signed(payload: string | Readonly<Record<string, unknown>>): Promise<string> {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return new CompactSign(Buffer.from(text)).setProtectedHeader({ alg: 'EdDSA', kid: publicKey.kid }).sign(privateKey)
}

async function post({ url }: Issuer, assertion: string) {
  const response = await fetch(`${url}/idp/hk/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      resource: 'urn:concert:cell:hk:applications',
    }),
  })
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() }
}

const refusedAs = (description: unknown) => ({
  status: 401,
  body: { error: 'invalid_client', error_description: description },
})
const usedBefore = refusedAs('the assertion was used before (jti)')

describe('an assertion', () => {
  test('is accepted once, and refused by another process of the issuer and after a restart', async () => {
    const first = await startIssuer()
    const assertion = await signed(claimsWith())
    expect(await post(first, assertion)).toMatchObject({ status: 200 })
    expect(await post(first, assertion)).toMatchObject(usedBefore)
    expect(await post(await startIssuer(), assertion)).toMatchObject(usedBefore)
    await Promise.all([...running].map((issuer) => issuer.close()))
    expect(await post(await startIssuer(), assertion)).toMatchObject(usedBefore)
  })

  test('that is used at two processes at one moment is accepted by exactly one', async () => {
    const issuers = [await startIssuer(), await startIssuer()] as const
    for (let round = 0; round < 15; round += 1) {
      const assertion = await signed(claimsWith())
      const sent = [...issuers, ...issuers].map((issuer) => post(issuer, assertion))
      const statuses = (await Promise.all(sent)).map(({ status }) => status)
      expect(statuses.toSorted()).toEqual([200, 401, 401, 401])
    }
  })

  test.for<[what: string, payload: () => string | Record<string, unknown>, description: unknown]>([
    [
      'lives for five minutes and a second',
      () => claimsWith({ exp: nowSeconds() + 301 }),
      expect.stringContaining('300 seconds'),
    ],
    ['lives for ever', () => claimsWith({ exp: Number.MAX_VALUE }), expect.stringContaining('300 seconds')],
    ['was issued long ago and lives on', () => claimsWith({ iat: 1 }), expect.stringContaining('300 seconds')],
    [
      'expires at a time that JSON cannot say',
      () => JSON.stringify(claimsWith({ exp: 0 })).replace('"exp":0', '"exp":1e999'),
      expect.anything(),
    ],
    [
      'has two times that JSON cannot say',
      () =>
        JSON.stringify(claimsWith({ iat: 7, exp: 0 }))
          .replace('"exp":0', '"exp":1e999')
          .replace('"iat":7', '"iat":1e999'),
      expect.anything(),
    ],
    ['is issued in the future', () => claimsWith({ iat: nowSeconds() + 30 }), expect.stringContaining('in the future')],
    ['does not say when it was issued', () => claimsWith({ iat: undefined }), expect.stringContaining('iat')],
    ['has its instant as a text', () => claimsWith({ iat: String(nowSeconds()) }), expect.anything()],
    ['has no instant', () => claimsWith({ iat: null }), expect.anything()],
    ['has expired', () => claimsWith({ iat: nowSeconds() - 90, exp: nowSeconds() - 30 }), expect.anything()],
    ['does not expire', () => claimsWith({ exp: undefined }), expect.anything()],
    ['expires at a text', () => claimsWith({ exp: String(nowSeconds() + 60) }), expect.anything()],
    ['has no jti', () => claimsWith({ jti: undefined }), expect.anything()],
    ['has an empty jti', () => claimsWith({ jti: '' }), expect.anything()],
    ['has a number as jti', () => claimsWith({ jti: 7 }), expect.anything()],
    ['has true as jti', () => claimsWith({ jti: true }), expect.anything()],
    ['has null as jti', () => claimsWith({ jti: null }), expect.anything()],
    ['has a list as jti', () => claimsWith({ jti: [randomUUID()] }), expect.anything()],
    ['has an object as jti', () => claimsWith({ jti: { toString: 'x' } }), expect.anything()],
  ])('that %s is refused', async ([, payload, description]) => {
    const issuer = await startIssuer()
    expect(await post(issuer, await signed(payload()))).toMatchObject(refusedAs(description))
    expect(issuer.errors).toEqual([])
  })

  test('may live for five minutes, of a client whose clock is a little fast, under any jti that is a text', async () => {
    const issuer = await startIssuer()
    const iat = nowSeconds() + 10
    expect(await post(issuer, await signed(claimsWith({ iat, exp: iat + 300 })))).toMatchObject({ status: 200 })
    for (const jti of ['\u0000', "'; drop table x", 'ü'.repeat(2000), '𝄞'])
      expect(await post(issuer, await signed(claimsWith({ jti })))).toMatchObject({ status: 200 })
  })

  test('is neither accepted nor used up while the database does not answer: 503, and the next one is accepted again', async () => {
    const issuer = await startIssuer()
    const assertion = await signed(claimsWith())
    await setReachable(false)
    expect(await post(issuer, assertion)).toMatchObject({
      status: 503,
      retryAfter: '2',
      body: { error: 'temporarily_unavailable', error_description: 'the database of used assertions does not answer' },
    })
    expect(issuer.errors.length).toBeGreaterThan(0)
    await setReachable(true)
    expect(await post(issuer, assertion)).toMatchObject({ status: 200 })
  })
})

/** Lets the issuer connect to its database, or ends its connections and lets it connect no more. */
async function setReachable(isReachable: boolean): Promise<void> {
  const change = isReachable ? 'grant connect on database %s to' : 'revoke connect on database %s from'
  await admin.query(`${change.replace('%s', cell.name)} hk_identity`)
  if (isReachable) return
  await admin.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and usename = 'hk_identity'`,
  )
}

test('what has expired is removed with the next use, an hour later; what has not stays', async () => {
  await admin.query(
    `insert into identity.used_assertions (authority, assertion_id, expires_at) values
       ('hk', 'expired', now() - interval '61 minutes'), ('hk', 'clock of another', now() - interval '59 minutes'),
       ('mo', 'of another authority', now() - interval '61 minutes')`,
  )
  expect(await post(await startIssuer(), await signed(claimsWith()))).toMatchObject({ status: 200 })
  const { rows } = await admin.query<{ id: string }>(
    `select assertion_id as id from identity.used_assertions where expires_at < now() order by 1`,
  )
  expect(rows.map(({ id }) => id)).toEqual(['clock of another', 'of another authority'])
})
