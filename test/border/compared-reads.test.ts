import { randomUUID } from 'node:crypto'
import type { PrivateJwk } from '@concert/credentials/keys'
import { signStatement } from '@concert/credentials/statement'
import { program as exchangeProgram } from '@concert/exchange-service/program'
import { createLogger } from '@concert/platform/logger'
import type { TestCaller } from '@concert/testing/test-tokens'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type JointCase, jointCase, reader, startTwoCells, type TwoCells } from './two-cells.fixture.ts'

// What the mainland says of a read by somebody of Macao is compared with what Macao says of it, by each of the two.

type Side = 'cn-gd' | 'mo'
const sides = ['cn-gd', 'mo'] as const
const jose = { 'content-type': 'application/jose' }
const system: TestCaller = { kind: 'system', id: 'concert-workflows' }

let cells: TwoCells
let isDown = false
const logged: string[] = []
let app: TwoCells['readerApp']

beforeAll(async () => {
  cells = await startTwoCells(inject('postgres'))
  // Compared is also what was read just now, and whoever is asked is the exchange beside it.
  const contexts = new Map(
    [...cells.exchanges].map(([authority, context]) => {
      const ask: typeof context.peers.ask = async (to, path, payload) => {
        if (isDown) return { outcome: 'unanswered', reason: 'connect ECONNREFUSED' }
        const answer = await cells.readerApp.inject({ method: 'POST', url: `/${to}/v1${path}`, headers: jose, payload })
        return { outcome: 'given', statement: answer.json().statement }
      }
      return [authority, { ...context, settledAfterMs: -60_000, peers: { ...context.peers, ask } }]
    }),
  )
  const destination = { write: (line: string) => void logged.push(line) }
  const logger = createLogger({ service: 'exchange', level: 'error', destination })
  app = await exchangeProgram.buildApp(contexts, { logger, authenticate: cells.issuers.authenticate })
})
afterAll(async () => {
  await app.close()
  await cells.close()
})

let files = 0
/** A file of the mainland that the decision maker of Macao has read whole; answers the id of the read. */
async function readOnce(): Promise<JointCase & { readonly readId: string }> {
  files += 1
  const file = await jointCase(cells, Buffer.from(`notice ${files}`), 'C1')
  const authorization = `Bearer ${await cells.issuers.token('mo', reader)}`
  const url = `/mo/v1/exchange/recognitions/${file.recognitionId}/evidence/${file.digest}/content`
  const answer = await cells.readerApp.inject({ url, headers: { authorization } })
  expect(answer.statusCode).toBe(200)
  return { ...file, readId: String(answer.headers['concert-read-id']) }
}

async function compare(by: Side) {
  const peer = by === 'mo' ? 'cn-gd' : 'mo'
  const authorization = `Bearer ${await cells.issuers.token(by, system)}`
  const url = `/internal/${by}/v1/read-ledger/${peer}/reconcile`
  const headers = { authorization, 'idempotency-key': randomUUID() }
  return app.inject({ method: 'POST', url, headers, payload: {} })
}

async function listed(by: Side, as: TestCaller = { kind: 'staff', id: 'signatory-1' }) {
  const authorization = `Bearer ${await cells.issuers.token(by, as)}`
  return app.inject({ url: `/${by}/v1/exchange/read-differences?limit=100`, headers: { authorization } })
}

/** What each side has on record of a read, after both have compared. */
async function differencesOn(readId: string) {
  const found: Partial<Record<Side, string[]>> = {}
  for (const side of sides) {
    expect((await compare(side)).statusCode).toBe(200)
    const items = (await listed(side)).json().items as { readId: string; kind: string; settledAt: string | null }[]
    found[side] = items
      .filter((one) => one.readId === readId)
      .map(({ kind, settledAt }) => (settledAt === null ? kind : `${kind}, settled`))
  }
  return found
}

/** As whoever holds the server may do, past every wall. */
async function tamper(side: Side, statement: string, values: unknown[]) {
  const admin = cells.admin[side]
  await admin.query('set session_replication_role = replica')
  await admin.query(statement, values)
  await admin.query('reset session_replication_role')
}

test('what both sides say alike is compared by one digest, and nothing is found', async () => {
  const { readId } = await readOnce()
  for (const side of sides) expect((await compare(side)).json()).toMatchObject({ differences: 0 })
  expect(await differencesOn(readId)).toEqual({ 'cn-gd': [], mo: [] })
})

test('a read that was taken out of the custody is found by both, told once, and settled when it is there again', async () => {
  const { readId } = await readOnce()
  await cells.admin['cn-gd'].query(
    'create table if not exists public.kept_custody as select * from evidence.custody where false',
  )
  await tamper(
    'cn-gd',
    `with gone as (delete from evidence.custody where read_id = $1 returning *) insert into public.kept_custody select * from gone`,
    [readId],
  )
  expect(await differencesOn(readId)).toEqual({ 'cn-gd': ['missing-here'], mo: ['missing-there'] })
  expect(await differencesOn(readId)).toEqual({ 'cn-gd': ['missing-here'], mo: ['missing-there'] })
  const told = logged.filter((line) => line.includes(readId))
  expect(told).toHaveLength(2)
  for (const word of [reader.id, 'app_', 'TEST:mo']) expect(told.join('')).not.toContain(word)
  await tamper('cn-gd', 'insert into evidence.custody select * from public.kept_custody where read_id = $1', [readId])
  expect(await differencesOn(readId)).toEqual({ 'cn-gd': ['missing-here, settled'], mo: ['missing-there, settled'] })
  await tamper('cn-gd', 'delete from evidence.custody where read_id = $1', [readId])
  const again = await differencesOn(readId)
  expect(again.mo).toEqual(['missing-there', 'missing-there, settled'])
})

test('a read of which the reader’s authority has lost its entry is found by both', async () => {
  const { readId } = await readOnce()
  await tamper('mo', 'delete from exchange.border_reads where read_id = $1', [readId])
  expect(await differencesOn(readId)).toEqual({ 'cn-gd': ['missing-there'], mo: ['missing-here'] })
})

describe('an entry that was changed is found by both', () => {
  test.each<[string, Side, string]>([
    ['in who read', 'mo', `update exchange.border_reads set person_id = 'decider-2' where read_id = $1`],
    ['in where', 'mo', `update exchange.border_reads set office_entity = 'TEST:other' where read_id = $1`],
    ['in how much', 'cn-gd', 'update evidence.custody set last_byte = last_byte + 1 where read_id = $1'],
    ['in which file', 'mo', `update exchange.border_reads set digest = repeat('ab', 32) where read_id = $1`],
    ['in on what', 'cn-gd', `update evidence.custody set bases = '{CN-GBASC-MO}' where read_id = $1`],
    ['in which basis', 'cn-gd', `update evidence.custody set basis_ids = '{bas_x}' where read_id = $1`],
    ['in who, at the origin', 'cn-gd', `update evidence.custody set reader_id = 'decider-3' where read_id = $1`],
  ])('%s', async (_what, side, statement) => {
    const { readId } = await readOnce()
    await tamper(side, statement, [readId])
    expect(await differencesOn(readId)).toEqual({ 'cn-gd': ['altered'], mo: ['altered'] })
  })
})

test('a peer that is down is no difference, and is compared when it is up again', async () => {
  const { readId } = await readOnce()
  await tamper('mo', 'delete from exchange.border_reads where read_id = $1', [readId])
  isDown = true
  const before = (await listed('cn-gd')).json().items.length
  for (const side of sides) {
    const down = await compare(side)
    expect([down.statusCode, down.headers['retry-after']]).toEqual([503, '300'])
  }
  expect((await listed('cn-gd')).json().items).toHaveLength(before)
  isDown = false
  expect(await differencesOn(readId)).toEqual({ 'cn-gd': ['missing-there'], mo: ['missing-here'] })
})

test('a read of before its custody named it is compared by its id alone', async () => {
  const { readId } = await readOnce()
  await tamper('cn-gd', 'update evidence.custody set read_id = null where read_id = $1', [readId])
  await tamper('cn-gd', 'update evidence.border_reads set is_entered = false where request_id = $1', [readId])
  expect(await differencesOn(readId)).toEqual({ 'cn-gd': [], mo: [] })
  await tamper('mo', 'delete from exchange.border_reads where read_id = $1', [readId])
  expect(await differencesOn(readId)).toEqual({ 'cn-gd': ['missing-there'], mo: ['missing-here'] })
})

describe('another authority is told', () => {
  const whole = () => ({ from: '2020-01-01T00:00:00.000Z', until: new Date(Date.now() + 60_000).toISOString() })
  async function ask(changes: object = {}, key: PrivateJwk = cells.keys.mo) {
    const asked = { id: randomUUID(), from: 'mo', to: 'cn-gd', issuedAt: new Date().toISOString(), period: whole() }
    const payload = await signStatement('concert-read-ledger-request+jws', { ...asked, after: '', ...changes }, key)
    return app.inject({ method: 'POST', url: '/cn-gd/v1/exchange/read-ledger', headers: jose, payload })
  }
  const saidIn = (statement: string) =>
    JSON.parse(Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString()) as {
      count: number
      entries: object[]
    }

  test('ids and digests, and nothing of the file, the reader or the basis', async () => {
    const { readId } = await readOnce()
    const { entries } = saidIn((await ask()).json().statement)
    expect(entries).toContainEqual({ readId, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(saidIn((await ask({ after: null })).json().statement).entries).toEqual([])
    expect(saidIn((await ask({ after: readId })).json().statement).entries).toEqual([])
  })

  test('of its own reads alone', async () => {
    const answer = await ask({ from: 'hk' }, cells.keys.hk)
    expect(saidIn(answer.json().statement)).toMatchObject({ count: 0, entries: [] })
  })

  test.each([
    ['signed by another than it says', { from: 'hk' }, 'sender-mismatch'],
    ['meant for another authority', { to: 'hk' }, 'misaddressed'],
    ['of before', { issuedAt: '2026-01-01T00:00:00.000Z' }, 'read-request-stale'],
    ['with a member too many', { extra: 1 }, 'payload-refused'],
  ])('unless the request is %s', async (_what, changes, code) => {
    const answer = await ask(changes)
    expect([answer.statusCode, answer.json().errors.map((one: { code: string }) => one.code)]).toEqual([422, [code]])
  })
})

test('the differences are shown to staff alone, and an authority is not compared with itself', async () => {
  expect((await listed('mo', { kind: 'applicant', id: 'pengcheng' })).statusCode).toBe(403)
  const authorization = `Bearer ${await cells.issuers.token('mo', system)}`
  const headers = { authorization, 'idempotency-key': randomUUID() }
  const url = '/internal/mo/v1/read-ledger/mo/reconcile'
  expect((await app.inject({ method: 'POST', url, headers, payload: {} })).statusCode).toBe(404)
})
