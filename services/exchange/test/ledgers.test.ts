import { randomUUID } from 'node:crypto'
import type { LedgerAnswer } from '@concert/contracts/ledgers'
import { operations } from '@concert/contracts/operations'
import type { PrivateJwk } from '@concert/credentials/keys'
import { signStatement } from '@concert/credentials/statement'
import { newId } from '@concert/db/identifiers'
import { createLogger } from '@concert/platform/logger'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { ledgerDigest } from '../src/ledger/entries.ts'
import type { PeerAnswer } from '../src/peer-client.ts'
import { program } from '../src/program.ts'
import { callInternal, causesOf, decisionBody, type Exchanges, startExchanges } from './exchange.fixture.ts'

type Entries = LedgerAnswer['entries']

let exchanges: Exchanges
beforeAll(async () => {
  exchanges = await startExchanges(inject('postgres'))
})
afterAll(() => exchanges.close())

const jose = { 'content-type': 'application/jose' }
const whole = () => ({ from: '2020-01-01T00:00:00.000Z', until: new Date(Date.now() + 60_000).toISOString() })

/** Asks Macao what it received, as whoever holds a key. */
async function ask(changes: object = {}, key: PrivateJwk = exchanges.keys.hk) {
  const request = {
    id: randomUUID(),
    from: 'hk',
    to: 'mo',
    issuedAt: new Date().toISOString(),
    period: whole(),
    after: null,
    ...changes,
  }
  const payload = await signStatement('concert-ledger-request+jws', request, key)
  return exchanges.app.inject({ method: 'POST', url: '/mo/v1/exchange/ledger', headers: jose, payload })
}
const saidIn = (statement: string): LedgerAnswer =>
  JSON.parse(Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString())

async function delivered(): Promise<string> {
  const message = { to: 'mo', type: 'recognition-decision.v1', body: decisionBody(), key: newId('evl') }
  const { id } = (await callInternal(exchanges, '/envelopes', message)).json()
  expect((await callInternal(exchanges, `/envelopes/${id}/deliver`, {})).statusCode).toBe(200)
  return id
}

/** Hong Kong compares also what was sent just now; `fault` is what has become of the ledger of Macao. */
async function reconcile(fault: (entries: Entries) => Entries = (entries) => entries, key = exchanges.keys.mo) {
  const context = exchanges.contexts.get('hk')
  if (context === undefined) throw new Error('hk is not served')
  let asked = 0
  const peers = {
    ...context.peers,
    ask: async (_to: string, path: string, payload: string): Promise<PeerAnswer> => {
      asked += 1
      const answer = await exchanges.app.inject({ method: 'POST', url: `/mo/v1${path}`, headers: jose, payload })
      const said = saidIn(answer.json().statement)
      const { period } = JSON.parse(Buffer.from(payload.split('.')[1] ?? '', 'base64url').toString())
      const inPeriod = saidIn((await ask({ period, after: '' })).json().statement).entries
      const entries = fault(inPeriod)
      const changed = { ...said, count: entries.length, digest: ledgerDigest(entries), entries }
      return { outcome: 'given', statement: await signStatement('concert-ledger+jws', changed, key) }
    },
  }
  const app = await program.buildApp(new Map([['hk', { ...context, peers, settledAfterMs: -60_000 }]]), {
    logger: createLogger({ service: 'exchange', level: 'silent' }),
    authenticate: exchanges.issuers.authenticate,
  })
  const answer = await callInternal({ ...exchanges, app }, '/ledger/mo/reconcile', {})
  await app.close()
  return { answer, asked }
}

async function listed(token: { kind: 'staff' | 'applicant'; id: string } = { kind: 'staff', id: 'evaluator-1' }) {
  const authorization = `Bearer ${await exchanges.issuers.token('hk', token)}`
  const url = `/hk/v1${operations.listLedgerDifferences.path}?limit=100`
  return exchanges.app.inject({ method: 'GET', url, headers: { authorization } })
}
async function differencesOn(id: string) {
  const items = (await listed()).json().items as { envelopeId: string; kind: string; settledAt: string | null }[]
  return items.filter(({ envelopeId }) => envelopeId === id).map(({ kind, settledAt }) => [kind, settledAt !== null])
}
async function eventsOf(id: string) {
  const { rows } = await exchanges.admin.hk.query(
    'select type, payload from platform.events where stream_id = $1 order by version',
    [id],
  )
  return rows as { type: string; payload: { because?: string } }[]
}

describe('two ledgers', () => {
  test('that say the same are compared by one digest, and nothing is found', async () => {
    await delivered()
    const { answer, asked } = await reconcile()
    expect(answer.json()).toMatchObject({ differences: 0, revived: 0 })
    expect(asked).toBe(1)
  })

  test('of which one has lost an envelope: it is recorded, shown to the staff, and sent anew', async () => {
    const id = await delivered()
    const losing = (entries: Entries) => entries.filter(({ envelopeId }) => envelopeId !== id)
    expect((await reconcile(losing)).answer.json()).toMatchObject({ differences: 1, revived: 1 })
    expect(await differencesOn(id)).toEqual([['lost', false]])
    const events = await eventsOf(id)
    expect(events.map(({ type }) => type)).toEqual(['EnvelopeQueued', 'EnvelopeDelivered', 'EnvelopeRevived'])
    expect(events.at(-1)?.payload.because).toBe('lost')
    await reconcile(losing)
    expect(await differencesOn(id)).toEqual([['lost', false]])
    expect(await eventsOf(id)).toHaveLength(3)
  })

  test('of which one has other bytes under an id: it is altered, and sent anew once', async () => {
    const id = await delivered()
    const altering = (entries: Entries) =>
      entries.map((entry) => (entry.envelopeId === id ? { ...entry, digest: 'ab'.repeat(32) } : entry))
    await reconcile(altering)
    await reconcile(altering)
    expect(await differencesOn(id)).toEqual([['altered', false]])
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'EnvelopeRevived', payload: { because: 'altered' } })
    expect(await eventsOf(id)).toHaveLength(3)
  })

  test.each(['lost', 'altered'] as const)(
    'of which one has %s an envelope settle it when its fresh one stands on both sides, and not before',
    async (kind) => {
      const id = await delivered()
      const fault = (entries: Entries) =>
        entries.flatMap((entry) => {
          if (entry.envelopeId !== id) return [entry]
          return kind === 'lost' ? [] : [{ ...entry, digest: 'ab'.repeat(32) }]
        })
      const { open } = (await reconcile(fault)).answer.json()
      const settledBy = async () => {
        const items = (await listed()).json().items as { envelopeId: string; settledBy: string | null }[]
        return items.find(({ envelopeId }) => envelopeId === id)?.settledBy
      }
      // As the workflows do after `EnvelopeRevived`.
      const message = { to: 'mo', type: 'recognition-decision.v1', body: decisionBody(), key: `in place of ${id}` }
      const fresh = (await callInternal(exchanges, '/envelopes', message)).json().id
      expect((await reconcile(fault)).answer.json().open).toBe(open)
      await callInternal(exchanges, `/envelopes/${fresh}/deliver`, {})
      expect([await settledBy(), await differencesOn(id)]).toEqual([null, [[kind, false]]])
      expect((await reconcile(fault)).answer.json().open).toBe(open - 1)
      expect([await settledBy(), await differencesOn(id)]).toEqual([fresh, [[kind, true]]])
      await reconcile(fault)
      expect(await differencesOn(id)).toEqual([[kind, true]])
    },
  )

  test('settle nothing by a fresh envelope that is lost itself', async () => {
    const id = await delivered()
    const without =
      (...lost: string[]) =>
      (entries: Entries) =>
        entries.filter(({ envelopeId }) => !lost.includes(envelopeId))
    await reconcile(without(id))
    const message = { to: 'mo', type: 'recognition-decision.v1', body: decisionBody(), key: `in place of ${id}` }
    const fresh = (await callInternal(exchanges, '/envelopes', message)).json().id
    await callInternal(exchanges, `/envelopes/${fresh}/deliver`, {})
    await reconcile(without(id, fresh))
    expect([await differencesOn(id), await differencesOn(fresh)]).toEqual([[['lost', false]], [['lost', false]]])
    const later = (await callInternal(exchanges, '/envelopes', { ...message, key: `in place of ${fresh}` })).json().id
    await callInternal(exchanges, `/envelopes/${later}/deliver`, {})
    await reconcile(without(id, fresh))
    await reconcile(without(id, fresh))
    expect([await differencesOn(id), await differencesOn(fresh)]).toEqual([[['lost', true]], [['lost', true]]])
  })

  test('of which one names an id twice, or one that was never sent: both are recorded, and nothing is sent', async () => {
    const [id, forged] = [await delivered(), newId('env')]
    const { answer } = await reconcile((entries) =>
      entries.flatMap((entry) =>
        entry.envelopeId === id ? [entry, entry, { ...entry, envelopeId: forged }] : [entry],
      ),
    )
    expect(answer.statusCode).toBe(200)
    expect(await differencesOn(id)).toEqual([['duplicated', false]])
    expect(await differencesOn(forged)).toEqual([['unsent', false]])
    expect(await eventsOf(id)).toHaveLength(2)
  })

  test('are not compared while the other authority is down, or says what it did not sign: later, and no difference', async () => {
    const before = (await listed()).json().items.length
    const down = await callInternal(exchanges, '/ledger/cn-gd/reconcile', {})
    expect([down.statusCode, down.headers['retry-after']]).toEqual([503, '300'])
    const { answer } = await reconcile(() => [], exchanges.keys['cn-gd'])
    expect(answer.statusCode).toBe(503)
    expect((await listed()).json().items).toHaveLength(before)
  })

  test('of one authority with itself are none', async () => {
    expect((await callInternal(exchanges, '/ledger/hk/reconcile', {})).statusCode).toBe(404)
  })
})

describe('an authority is told of its own envelopes', () => {
  test('how many there are with a digest, and their ids only where it asks for them', async () => {
    const id = await delivered()
    const said = saidIn((await ask()).json().statement)
    expect(said).toMatchObject({ from: 'mo', to: 'hk', entries: [] })
    const { entries, count, digest } = saidIn((await ask({ after: '' })).json().statement)
    expect([count, digest]).toEqual([said.count, said.digest])
    expect(entries.map(({ envelopeId }) => envelopeId)).toContain(id)
    expect(ledgerDigest(entries)).toBe(digest)
    expect(saidIn((await ask({ after: entries.at(-1)?.envelopeId })).json().statement).entries).toEqual([])
  })

  test('and of those of no other', async () => {
    const answer = await ask({ from: 'cn-gd' }, exchanges.keys['cn-gd'])
    expect(saidIn(answer.json().statement)).toMatchObject({ count: 0, to: 'cn-gd' })
  })

  test.each([
    ['signed by another than it says', { from: 'cn-gd' }, 'sender-mismatch'],
    ['meant for another authority', { to: 'cn-gd' }, 'misaddressed'],
    ['of before', { issuedAt: '2026-01-01T00:00:00.000Z' }, 'read-request-stale'],
    ['with a member too many', { extra: 1 }, 'payload-refused'],
  ])('unless the request is %s', async (_what, changes, code) => {
    const answer = await ask(changes)
    expect([answer.statusCode, causesOf(answer.json())]).toEqual([422, [code]])
  })
})

test('the differences are shown to staff of this authority alone', async () => {
  expect((await listed({ kind: 'applicant', id: 'harbour-legal' })).statusCode).toBe(403)
  expect((await listed()).statusCode).toBe(200)
})

test('an envelope of which nothing says that it is missing there is not sent anew', async () => {
  const id = await delivered()
  const answer = await callInternal(exchanges, `/envelopes/${id}/revive`, {})
  expect([answer.statusCode, causesOf(answer.json())]).toEqual([422, ['envelope-not-missing']])
})

test('a read whose process died is given an end after a day, also while the other authority is down', async () => {
  // There is no recognition here to read for: the rows are put past every wall.
  const enter = (readId: string, age: string) =>
    exchanges.admin.hk.query(
      `insert into exchange.border_reads (authority, read_id, recognition_id, lead_authority, application_id, digest, person_id, bases,
         basis_ids, size_bytes, begun_at)
       values ('hk', $1, 'rec_1', 'cn-gd', 'app_1', $2, 'decider-1', '{category}', '{}', 5, now() - $3::interval)`,
      [readId, 'ab'.repeat(32), age],
    )
  await exchanges.admin.hk.query('set session_replication_role = replica')
  await enter('brd_old', '25 hours')
  await enter('brd_new', '23 hours')
  await exchanges.admin.hk.query('reset session_replication_role')
  expect((await callInternal(exchanges, '/ledger/cn-gd/reconcile', {})).statusCode).toBe(503)
  const { rows } = await exchanges.admin.hk.query(
    'select read_id, outcome, passed_bytes, ended_at is not null as ended from exchange.border_reads order by read_id',
  )
  expect(rows).toEqual([
    { read_id: 'brd_new', outcome: null, passed_bytes: null, ended: false },
    { read_id: 'brd_old', outcome: 'cut-off', passed_bytes: null, ended: true },
  ])
  for (const change of ["outcome = 'complete', ended_at = now()", "outcome = 'cut-off'", 'passed_bytes = 3'])
    await expect(
      exchanges.admin.hk.query(`update exchange.border_reads set ${change} where read_id = 'brd_new'`),
    ).rejects.toMatchObject({ constraint: 'end_is_whole' })
})
