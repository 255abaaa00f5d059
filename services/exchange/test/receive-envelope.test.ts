import { createHash } from 'node:crypto'
import { generateKey } from '@concert/credentials/keys'
import { signStatement } from '@concert/credentials/statement'
import { newId } from '@concert/db/identifiers'
import { assertFolded } from '@concert/testing/folded'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { inboundCase } from '../src/envelope/case.ts'
import {
  CANARY,
  causesOf,
  decisionBody,
  envelopeOf,
  type Exchanges,
  receive,
  sign,
  startExchanges,
} from './exchange.fixture.ts'

let exchanges: Exchanges

beforeAll(async () => {
  exchanges = await startExchanges(inject('postgres'))
})
afterAll(() => exchanges.close())

const DAY_MS = 86_400_000
const before = (ms: number) => new Date(Date.now() - ms).toISOString()

async function recordedOf(id: string) {
  const { rows: events } = await exchanges.admin.hk.query(
    'select type, payload from platform.events where stream_id like $1',
    [`%.${id}`],
  )
  const { rows: inbound } = await exchanges.admin.hk.query(
    'select statement from exchange.inbound where envelope_id = $1',
    [id],
  )
  return { events, inbound }
}

describe('an honest envelope', () => {
  test('is recorded with its event, outbox row, audit line and receipts, and answered with a receipt', async () => {
    const payload = envelopeOf()
    const statement = await sign(payload, exchanges.keys.mo)
    const answer = await receive(exchanges, statement)
    expect(answer.statusCode).toBe(202)
    expect(answer.json()).toEqual({ id: payload.id, receivedAt: expect.any(String), applied: 'accepted' })
    const { events, inbound } = await recordedOf(payload.id)
    expect(inbound).toEqual([{ statement }])
    expect(events).toEqual([
      {
        type: 'EnvelopeReceived',
        payload: {
          at: answer.json().receivedAt,
          by: 'authority:mo',
          authority: 'hk',
          envelopeId: payload.id,
          from: 'mo',
          to: 'hk',
          envelopeType: payload.type,
          statementDigest: createHash('sha256').update(statement).digest('hex'),
          statement,
        },
      },
    ])
    const { rows } = await exchanges.admin.hk.query(
      `select outbox.type, audited.line::jsonb ->> 'actor' as actor, count(receipt)::int as receipts
       from platform.outbox outbox
       join audit.lines audited on audited.line::jsonb ->> 'streamId' = outbox.stream_id
       join audit.receipts receipt on receipt.line_id = audited.line_id where outbox.stream_id = $1 group by 1, 2`,
      [`mo.${payload.id}`],
    )
    expect(rows).toEqual([{ type: 'EnvelopeReceived', actor: 'authority:mo', receipts: 5 }])
    await assertFolded(inboundCase, exchanges.adminPool, 'hk', `mo.${payload.id}`)
  })

  test('is taken from each other authority under its own key', async () => {
    const answer = await receive(exchanges, await sign(envelopeOf({ from: 'cn-gd' }), exchanges.keys['cn-gd']))
    expect(answer.statusCode).toBe(202)
  })

  test('that comes again is answered as before and has no second effect', async () => {
    const payload = envelopeOf()
    const statement = await sign(payload, exchanges.keys.mo)
    const first = (await receive(exchanges, statement)).json()
    const again = await receive(exchanges, statement)
    expect(again.statusCode).toBe(202)
    expect(again.json()).toEqual({ ...first, applied: 'already-accepted' })
    expect((await recordedOf(payload.id)).events).toHaveLength(1)
  })

  test('that comes a hundred times at once is accepted exactly once', async () => {
    const payload = envelopeOf()
    const statement = await sign(payload, exchanges.keys.mo)
    const answers = await Promise.all(Array.from({ length: 100 }, () => receive(exchanges, statement)))
    const applied = answers.map((answer) => answer.json().applied)
    expect(applied.filter((word) => word === 'accepted')).toHaveLength(1)
    expect(applied.filter((word) => word === 'already-accepted')).toHaveLength(99)
    expect((await recordedOf(payload.id)).events).toHaveLength(1)
  })

  test('that comes again after its week is still known: its sender only missed the answer', async () => {
    const payload = envelopeOf({ issuedAt: before(8 * DAY_MS) })
    const statement = await sign(payload, exchanges.keys.mo)
    await exchanges.admin.hk.query(
      `insert into exchange.inbound (authority, from_authority, envelope_id, type, statement, version, state, received_at)
       values ('hk', 'mo', $1, $2, $3, 1, $4, now() - interval '8 days')`,
      [
        payload.id,
        payload.type,
        statement,
        { schemaVersion: 1, status: 'received', to: 'hk', statementDigest: 'ab'.repeat(32) },
      ],
    )
    expect((await receive(exchanges, statement)).json()).toMatchObject({ applied: 'already-accepted' })
  })

  test.each([
    ['just under 7 days old', () => before(7 * DAY_MS - 60_000)],
    ['4 minutes ahead of this clock', () => before(-4 * 60_000)],
  ])('may be %s', async (_age, issuedAt) => {
    const statement = await sign(envelopeOf({ issuedAt: issuedAt() }), exchanges.keys.mo)
    expect((await receive(exchanges, statement)).statusCode).toBe(202)
  })
})

describe('an envelope is rejected, and nothing recorded,', () => {
  async function rejected(statement: string, id = '%') {
    const count = 'select count(*)::int as rows from exchange.inbound'
    const counted = await exchanges.admin.hk.query(count)
    const answer = await receive(exchanges, statement)
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'envelope-rejected', type: '/problems/envelope-rejected' })
    expect((await exchanges.admin.hk.query(count)).rows).toEqual(counted.rows)
    if (id !== '%') expect((await recordedOf(id)).events).toEqual([])
    return causesOf(answer.json())
  }

  test('when its key is pinned for nobody', async () => {
    const { privateJwk } = await generateKey()
    expect(await rejected(await sign(envelopeOf(), privateJwk))).toEqual(['unknown-key'])
  })

  test("when it names an authority and is signed by another's key", async () => {
    const payload = envelopeOf({ from: 'mo' })
    expect(await rejected(await sign(payload, exchanges.keys['cn-gd']), payload.id)).toEqual(['sender-mismatch'])
  })

  test("when it is signed with this cell's own key", async () => {
    expect(await rejected(await sign(envelopeOf({ from: 'hk' }), exchanges.keys.hk))).toEqual(['unknown-key'])
    expect(await rejected(await sign(envelopeOf({ from: 'mo' }), exchanges.keys.hk))).toEqual(['unknown-key'])
  })

  test('when any part of it was changed after it was signed', async () => {
    const [header, , signature] = (await sign(envelopeOf(), exchanges.keys.mo)).split('.')
    const [, payload, other] = (await sign(envelopeOf(), exchanges.keys.mo)).split('.')
    expect(await rejected(`${header}.${payload}.${signature}`)).toEqual(['bad-signature'])
    expect(await rejected(`${header}.${payload}.${other?.slice(0, -4)}AAAA`)).toEqual(['bad-signature'])
    const none = Buffer.from('{"alg":"none","kid":"x","typ":"concert-envelope+jws"}').toString('base64url')
    expect(await rejected(`${none}.${payload}.${other}`)).toEqual(['header-refused'])
    expect(await rejected(`${header}.${payload}.${other}==`)).toEqual(['malformed-jws'])
    expect(await rejected(`${header}.${payload}`)).toEqual(['malformed-jws'])
  })

  test('when it is another kind of statement signed with the same key', async () => {
    const statement = await signStatement('concert-effect+jws', envelopeOf(), exchanges.keys.mo)
    expect(await rejected(statement)).toEqual(['type-refused'])
  })

  test('when it is addressed to another authority', async () => {
    const payload = envelopeOf({ to: 'cn-gd' })
    expect(await rejected(await sign(payload, exchanges.keys.mo), payload.id)).toEqual(['misaddressed'])
  })

  test.each(['recognition-decision.v2', 'constructor', '__proto__'])(
    'when nobody here knows the type %s',
    async (type) => {
      expect(await rejected(await sign(envelopeOf({ type }), exchanges.keys.mo))).toEqual(['unknown-type'])
    },
  )

  test.each([
    ['lacks a member', { evaluationId: undefined }],
    ['has a member too many', { contact: 'mei.lin@example.org' }],
    ['has a value of another kind', { decision: 'grant' }],
  ])('when its body %s', async (_what, change) => {
    const statement = await sign(envelopeOf({ body: decisionBody(change) }), exchanges.keys.mo)
    expect((await rejected(statement))[0]).toBe('body-refused')
  })

  test('when its body holds what the database cannot store', async () => {
    const body = {
      certificateNumber: 'GBAAI-H001-26-L-00003-3',
      certificateDigest: 'ab'.repeat(32),
      protected: 'a\u0000b',
      signature: 'x',
    }
    const statement = await sign(envelopeOf({ type: 'attestation.v1', body }), exchanges.keys.mo)
    expect(await rejected(statement)).toEqual(['body-refused', 'text-broken'])
  })

  test('when it is no envelope at all', async () => {
    expect(await rejected(await sign({ hello: 'world' }, exchanges.keys.mo))).toEqual(['payload-refused'])
    expect(await rejected(await sign({ ...envelopeOf(), extra: 1 }, exchanges.keys.mo))).toEqual(['payload-refused'])
    expect(await rejected(await sign(envelopeOf({ id: 'env_1' }), exchanges.keys.mo))).toEqual(['payload-refused'])
  })

  test('when it was issued more than 7 days ago, or more than 5 minutes from now', async () => {
    const old = envelopeOf({ issuedAt: before(7 * DAY_MS + 60_000) })
    expect(await rejected(await sign(old, exchanges.keys.mo), old.id)).toEqual(['too-old'])
    const early = envelopeOf({ issuedAt: before(-6 * 60_000) })
    expect(await rejected(await sign(early, exchanges.keys.mo), early.id)).toEqual(['issued-in-the-future'])
  })

  test('when its id was used for other bytes', async () => {
    const payload = envelopeOf()
    await receive(exchanges, await sign(payload, exchanges.keys.mo))
    const other = { ...payload, body: decisionBody() }
    expect(await rejected(await sign(other, exchanges.keys.mo))).toEqual(['id-reused'])
    expect((await recordedOf(payload.id)).events).toHaveLength(1)
  })

  test('when its id is used for other bytes at the same time: one is taken, and every other one refused', async () => {
    const payload = envelopeOf()
    const statements = await Promise.all(
      Array.from({ length: 20 }, () => sign({ ...payload, body: decisionBody() }, exchanges.keys.mo)),
    )
    const answers = await Promise.all(statements.map((statement) => receive(exchanges, statement)))
    const refused = answers.filter((answer) => answer.statusCode === 422)
    expect(answers.filter((answer) => answer.statusCode === 202)).toHaveLength(1)
    expect(refused.map((answer) => causesOf(answer.json()))).toEqual(Array.from({ length: 19 }, () => ['id-reused']))
    expect((await recordedOf(payload.id)).events).toHaveLength(1)
  })

  test('unless that id was used by another authority: ids are of their sender', async () => {
    const payload = envelopeOf()
    await receive(exchanges, await sign(payload, exchanges.keys.mo))
    const answer = await receive(exchanges, await sign({ ...payload, from: 'cn-gd' }, exchanges.keys['cn-gd']))
    expect(answer.json()).toMatchObject({ applied: 'accepted' })
  })
})

describe('the peer surface', () => {
  test('reads no body above 512 kB', async () => {
    const answer = await receive(exchanges, 'a'.repeat(512 * 1024 + 1))
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({ code: 'payload-too-large' })
    expect((await receive(exchanges, 'a'.repeat(512 * 1024))).statusCode).toBe(422)
  })

  test.each(['application/json', 'text/plain', 'application/jose+json', ''])(
    'takes no body of the type %j',
    async (type) => {
      const statement = JSON.stringify(await sign(envelopeOf(), exchanges.keys.mo))
      expect((await receive(exchanges, statement, type)).statusCode).toBe(415)
    },
  )

  test('takes no request without a body', async () => {
    const answer = await exchanges.app.inject({ method: 'POST', url: '/hk/v1/exchange/envelopes' })
    expect(answer.statusCode).toBe(415)
  })

  test('answers 404 for an authority that is not served here', async () => {
    const statement = await sign(envelopeOf({ to: 'cn-gd' }), exchanges.keys.mo)
    const headers = { 'content-type': 'application/jose' }
    const answer = await exchanges.app.inject({
      method: 'POST',
      url: '/cn-gd/v1/exchange/envelopes',
      headers,
      payload: statement,
    })
    expect(answer.statusCode).toBe(404)
  })

  test('logs no word of a body, neither of one it takes nor of one it refuses', async () => {
    const taken = envelopeOf()
    await receive(exchanges, await sign(taken, exchanges.keys.mo))
    await receive(exchanges, await sign(envelopeOf({ body: decisionBody({ [CANARY]: CANARY }) }), exchanges.keys.mo))
    await receive(exchanges, await sign(envelopeOf({ from: 'cn-gd', id: newId('env') }), exchanges.keys.mo))
    const log = await exchanges.log()
    expect(log).toContain('receiveEnvelope')
    expect(log).not.toContain(CANARY)
    expect(log).not.toContain(Buffer.from(CANARY).toString('base64url').slice(4, 24))
  })
})
