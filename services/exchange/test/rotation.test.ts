import { join } from 'node:path'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { generateKey, type PrivateJwk, publicKeySet } from '@concert/credentials/keys'
import { writePrivateKeyFile } from '@concert/credentials/signer'
import { readKid, splitCompact } from '@concert/credentials/strict-jws'
import type { KeyPeriod } from '@concert/domain/envelope/key-periods'
import { newId } from '@concert/db/identifiers'
import { createLogger } from '@concert/platform/logger'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { readExchangeSigner } from '../src/exchange-signer.ts'
import { program } from '../src/program.ts'
import {
  callInternal,
  causesOf,
  decisionBody,
  envelopeOf,
  type Exchanges,
  sign,
  startExchanges,
} from './exchange.fixture.ts'

let exchanges: Exchanges
let folder: string
let older: PrivateJwk
let newer: PrivateJwk
const opened: Awaited<ReturnType<typeof program.buildApp>>[] = []

beforeAll(async () => {
  exchanges = await startExchanges(inject('postgres'))
  folder = await mkdtemp(join(tmpdir(), 'concert-rotation-'))
  older = exchanges.keys.hk
  newer = (await generateKey()).privateJwk
  await writePrivateKeyFile(join(folder, 'older.jwk'), older)
  await writePrivateKeyFile(join(folder, 'newer.jwk'), newer)
})
afterAll(async () => {
  for (const app of opened) await app.close()
  await exchanges.close()
  await rm(folder, { recursive: true, force: true })
})

/** Both cells with these periods of the two keys of Hong Kong, as after a restart with another trust folder. */
async function pinned(periods: { older: KeyPeriod; newer: KeyPeriod }): Promise<Exchanges> {
  const keySet = {
    ...publicKeySet(older, newer),
    periods: { [older.kid]: periods.older, [newer.kid]: periods.newer },
  }
  const files = ['older.jwk', 'newer.jwk'].map((name) => join(folder, name)).join(',')
  const signer = await readExchangeSigner('hk', files, keySet)
  const contexts = new Map(
    [...exchanges.contexts].map(([authority, context]) => [
      authority,
      { ...context, trust: { ...context.trust, hk: keySet }, ...(authority === 'hk' ? { signer } : {}) },
    ]),
  )
  const app = await program.buildApp(contexts, {
    logger: createLogger({ service: 'exchange', level: 'silent' }),
    authenticate: exchanges.issuers.authenticate,
  })
  opened.push(app)
  return { ...exchanges, app }
}

function send(cells: Exchanges) {
  const message = { to: 'mo', type: 'recognition-decision.v1', body: decisionBody(), key: newId('evl') }
  return callInternal(cells, '/envelopes', message)
}
function arrive(cells: Exchanges, payload: string) {
  const headers = { 'content-type': 'application/jose' }
  return cells.app.inject({ method: 'POST', url: '/mo/v1/exchange/envelopes', headers, payload })
}
const kidOf = (statement: string) => readKid({ typ: 'concert-envelope+jws' }, splitCompact(statement).protected)
const always = { from: null, until: null }
const after = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString()
const issuedAtOf = (statement: string): string =>
  JSON.parse(Buffer.from(splitCompact(statement).payload, 'base64url').toString()).issuedAt

test('a key is exchanged in the middle of traffic, and no envelope is lost', async () => {
  const coming = after(new Date().toISOString(), 3_600_000)
  const before = await pinned({ older: { from: null, until: coming }, newer: { from: coming, until: null } })
  const underWay = (await send(before)).json().statement
  expect(kidOf(underWay)).toBe(older.kid)

  const rotatedAt = after(issuedAtOf(underWay), 1)
  const now = await pinned({ older: { from: null, until: rotatedAt }, newer: { from: rotatedAt, until: null } })
  const fresh = (await send(now)).json().statement
  expect(kidOf(fresh)).toBe(newer.kid)
  const answers = [await arrive(now, underWay), await arrive(now, fresh), await arrive(now, underWay)]
  expect(answers.map((answer) => answer.json().applied)).toEqual(['accepted', 'accepted', 'already-accepted'])
})

test('in the days in which both keys are valid the newer one signs, and both are taken', async () => {
  const begun = after(new Date().toISOString(), -3_600_000)
  const both = await pinned({ older: always, newer: { from: begun, until: null } })
  expect(kidOf((await send(both)).json().statement)).toBe(newer.kid)
  const [id, issuedAt] = [newId('env'), new Date().toISOString()]
  const payload = envelopeOf({ id, issuedAt, from: 'hk', to: 'mo' })
  expect((await arrive(both, await sign(payload, older))).statusCode).toBe(202)
})

test('outside its time neither key is taken, whatever the envelope says of itself', async () => {
  const rotatedAt = after(new Date().toISOString(), -60_000)
  const cells = await pinned({ older: { from: null, until: rotatedAt }, newer: { from: rotatedAt, until: null } })
  for (const [key, issuedAt] of [
    [older, rotatedAt],
    [newer, after(rotatedAt, -1)],
  ] as const) {
    const answer = await arrive(cells, await sign(envelopeOf({ from: 'hk', to: 'mo', issuedAt }), key))
    expect([answer.statusCode, causesOf(answer.json())]).toEqual([422, ['key-out-of-time']])
  }
})

test('without a key whose time it is nothing is sent, and the work is done again later', async () => {
  const ended = after(new Date().toISOString(), -60_000)
  const cells = await pinned({ older: { from: null, until: ended }, newer: { from: null, until: ended } })
  const answer = await send(cells)
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '60'])
})

test('a key that is not published does not start the service, also as the second one', async () => {
  const files = ['older.jwk', 'newer.jwk'].map((name) => join(folder, name)).join(', ')
  await expect(readExchangeSigner('hk', files, publicKeySet(older))).rejects.toThrow(
    /newer\.jwk is not among the published exchange keys of hk/,
  )
})
