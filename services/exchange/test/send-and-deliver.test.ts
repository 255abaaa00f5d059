import { envelope } from '@concert/contracts/envelopes'
import { publicKeySet } from '@concert/credentials/keys'
import { verifyStatement } from '@concert/credentials/statement'
import { newId } from '@concert/db/identifiers'
import { createLogger } from '@concert/platform/logger'
import { assertFolded } from '@concert/testing/folded'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { outboundCase } from '../src/envelope/case.ts'
import { program } from '../src/program.ts'
import { callInternal, CANARY, causesOf, decisionBody, type Exchanges, startExchanges } from './exchange.fixture.ts'

let exchanges: Exchanges

beforeAll(async () => {
  exchanges = await startExchanges(inject('postgres'))
})
afterAll(() => exchanges.close())

const messageOf = (changes: Record<string, unknown> = {}) => ({
  to: 'mo',
  type: 'recognition-decision.v1',
  body: decisionBody(),
  key: newId('evl'),
  ...changes,
})
const send = (message: object, options?: Parameters<typeof callInternal>[3]) =>
  callInternal(exchanges, '/envelopes', message, options)
const deliver = (id: string, options?: Parameters<typeof callInternal>[3]) =>
  callInternal(exchanges, `/envelopes/${id}/deliver`, {}, options)

async function eventsOf(of: 'hk' | 'mo', id: string) {
  const { rows } = await exchanges.admin[of].query(
    'select type from platform.events where stream_id like $1 order by version',
    [`%${id}`],
  )
  return rows.map((row: { type: string }) => row.type)
}

describe('sending', () => {
  test('signs the envelope with the exchange key of this cell and records it with its event', async () => {
    const message = messageOf()
    const answer = await send(message)
    expect(answer.statusCode).toBe(201)
    const { id, statement, ...rest } = answer.json()
    expect(rest).toEqual({ to: 'mo', type: message.type, deliveredAt: null })
    const payload = await verifyStatement('concert-envelope+jws', statement, publicKeySet(exchanges.keys.hk), envelope)
    expect(payload).toMatchObject({ id, from: 'hk', to: 'mo', type: message.type, body: message.body })
    const { rows } = await exchanges.admin.hk.query(
      `select outbox.type, payload from platform.outbox join platform.events using (authority, id)
        where outbox.stream_id = $1`,
      [id],
    )
    expect(rows).toMatchObject([
      { type: 'EnvelopeQueued', payload: { envelopeId: id, to: 'mo', envelopeType: message.type } },
    ])
  })

  test('the same intention again answers the same envelope, before and after its delivery', async () => {
    const message = messageOf()
    const first = await send(message, { key: newId('evl') })
    const again = await send(message, { key: newId('evl') })
    const reordered = Object.fromEntries(Object.entries(message.body as object).toReversed())
    const same = await send({ ...message, body: reordered })
    expect([first.statusCode, again.statusCode, same.statusCode]).toEqual([201, 200, 200])
    expect(again.json()).toEqual(first.json())
    expect(same.json()).toEqual(first.json())
    await deliver(first.json().id)
    expect((await send(message, { key: newId('evl') })).json()).toMatchObject({ statement: first.json().statement })
    expect(await eventsOf('hk', first.json().id)).toEqual(['EnvelopeQueued', 'EnvelopeDelivered'])
  })

  test('the same intention with another body is refused, and the first envelope stays as it is', async () => {
    const message = messageOf()
    const first = await send(message, { key: newId('evl') })
    const other = await send({ ...message, body: decisionBody({ decision: 'refuse' }) }, { key: newId('evl') })
    expect(other.statusCode).toBe(422)
    expect(other.json().errors).toMatchObject([
      { code: 'intention-differs', pointer: '/body', clause: 'iso17065-7.12' },
    ])
    expect((await send(message, { key: newId('evl') })).json()).toEqual(first.json())
  })

  test('two bodies for one intention at once make one envelope, and the other is refused', async () => {
    const message = messageOf()
    const bodies = Array.from({ length: 20 }, () => decisionBody())
    const answers = await Promise.all(bodies.map((body) => send({ ...message, body }, { key: newId('evl') })))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, ...bodies.slice(1).map(() => 422)])
  })

  test('the same Idempotency-Key again answers as before, and another body under it is refused', async () => {
    const [message, key] = [messageOf(), newId('evl')]
    const first = await send(message, { key })
    const again = await send(message, { key })
    expect(again.statusCode).toBe(201)
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.json()).toEqual(first.json())
    const other = await send(messageOf(), { key })
    expect(other.statusCode).toBe(422)
    expect(other.json()).toMatchObject({ code: 'idempotency-key-reused' })
  })

  test('the same intention a hundred times at once makes one envelope', async () => {
    const message = messageOf()
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(message)))
    expect(answers.filter((answer) => answer.statusCode === 201)).toHaveLength(1)
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(99)
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1)
    expect(await eventsOf('hk', answers[0]?.json().id)).toEqual(['EnvelopeQueued'])
  })

  test('the same key for another authority or of another type is another intention', async () => {
    const key = newId('evl')
    const first = await send(messageOf({ key }))
    const other = await send(messageOf({ key, to: 'cn-gd' }))
    expect(other.statusCode).toBe(201)
    expect(other.json().id).not.toBe(first.json().id)
  })

  test.each([
    ['a body that does not fit its type', { body: { decision: 'maybe' } }, 'invalid-type'],
    ['a body with a member that has no place in it', { body: decisionBody({ contact: 'x' }) }, 'unrecognized-key'],
    ['this cell itself as addressee', { to: 'hk' }, 'own-authority'],
  ])('refuses %s', async (_what, change, code) => {
    const answer = await send(messageOf(change))
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code: 'rules-not-met' })
    expect(causesOf(answer.json())).toContain(code)
  })

  test('refuses an envelope larger than the other side takes', async () => {
    const body = { certificateNumber: 'GBAAI-H001-26-L-00003-3', statement: `${'a'.repeat(250_000)}.b.c` }
    const answer = await send(messageOf({ type: 'effect-changed.v1', body }))
    expect(answer.statusCode).toBe(422)
    expect(causesOf(answer.json())).toEqual(['envelope-too-large'])
  })

  test('refuses an unknown type, an unknown authority, a missing key and a missing body as not valid', async () => {
    for (const change of [{ type: 'gossip.v1' }, { to: 'sg' }, { key: '' }, { key: 'a\u0000' }, { body: undefined }]) {
      expect((await send(messageOf(change))).statusCode).toBe(400)
    }
  })
})

describe('delivering', () => {
  test('hands the envelope to the other cell, which records it once, and records that it arrived', async () => {
    const { id, statement } = (await send(messageOf())).json()
    const answer = await deliver(id)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ id, statement, deliveredAt: expect.stringMatching(/Z$/) })
    expect(await eventsOf('hk', id)).toEqual(['EnvelopeQueued', 'EnvelopeDelivered'])
    expect(await eventsOf('mo', id)).toEqual(['EnvelopeReceived'])
    await assertFolded(outboundCase, exchanges.adminPool, 'hk', id)
  })

  test('again changes nothing on either side', async () => {
    const { id } = (await send(messageOf())).json()
    const first = await deliver(id)
    const again = await deliver(id)
    expect(again.statusCode).toBe(200)
    expect(again.json()).toEqual(first.json())
    expect(await eventsOf('hk', id)).toEqual(['EnvelopeQueued', 'EnvelopeDelivered'])
  })

  test('twenty times at once is recorded once on each side', async () => {
    const { id } = (await send(messageOf())).json()
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(id)))
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
    expect(await eventsOf('hk', id)).toEqual(['EnvelopeQueued', 'EnvelopeDelivered'])
    expect(await eventsOf('mo', id)).toEqual(['EnvelopeReceived'])
  })

  test('is completed after the answer of the other side was lost', async () => {
    const { id, statement } = (await send(messageOf())).json()
    const headers = { 'content-type': 'application/jose' }
    await exchanges.app.inject({ method: 'POST', url: '/mo/v1/exchange/envelopes', headers, payload: statement })
    expect((await deliver(id)).statusCode).toBe(200)
    expect(await eventsOf('mo', id)).toEqual(['EnvelopeReceived'])
    expect(await eventsOf('hk', id)).toEqual(['EnvelopeQueued', 'EnvelopeDelivered'])
  })

  test('of what the other side refuses is refused for good, with its reason, and stays undelivered', async () => {
    // No cell of Guangdong is served at that address.
    const { id } = (await send(messageOf({ to: 'cn-gd' }))).json()
    const answer = await deliver(id)
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      code: 'envelope-rejected',
      detail: expect.stringMatching(/cn-gd .*HTTP 404 not-found/),
      errors: [{ code: 'rejected-by-peer' }],
    })
    expect(await eventsOf('hk', id)).toEqual(['EnvelopeQueued'])
  })

  test('is not recorded by the receipt of another envelope', async () => {
    const context = exchanges.contexts.get('hk')
    if (context === undefined) throw new Error('hk is not served')
    const { id } = (await send(messageOf())).json()
    const peers = {
      ...context.peers,
      deliver: async () => ({ outcome: 'accepted', receiptFor: newId('env') }) as const,
    }
    const app = await program.buildApp(new Map([['hk', { ...context, peers }]]), {
      logger: createLogger({ service: 'exchange', level: 'silent' }),
      authenticate: exchanges.issuers.authenticate,
    })
    const answer = await callInternal({ ...exchanges, app }, `/envelopes/${id}/deliver`, {})
    await app.close()
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      code: 'envelope-rejected',
      detail: expect.stringContaining('a receipt for env_'),
      errors: [{ code: 'rejected-by-peer' }],
    })
    expect(await eventsOf('hk', id)).toEqual(['EnvelopeQueued'])
  })

  test('answers 404 for an envelope that is not there, also for one of another cell', async () => {
    expect((await deliver(newId('env'))).statusCode).toBe(404)
    const { id } = (await send(messageOf())).json()
    expect((await deliver(id, { authority: 'mo' })).statusCode).toBe(404)
  })
})

describe('the internal surface', () => {
  test.each([
    ['an applicant', { kind: 'applicant', id: 'harbour-legal' }, 403],
    ['staff', { kind: 'staff', id: 'planner-1' }, 403],
  ] as const)('is not for %s', async (_who, caller, status) => {
    expect((await send(messageOf(), { caller })).statusCode).toBe(status)
    expect((await deliver(newId('env'), { caller })).statusCode).toBe(status)
  })

  test('is not for the system of another authority', async () => {
    expect((await send(messageOf(), { tokenOf: 'mo' })).statusCode).toBe(401)
    expect((await deliver(newId('env'), { tokenOf: 'mo' })).statusCode).toBe(401)
  })

  test('logs no word of a body', async () => {
    await send(messageOf())
    await send(messageOf({ body: decisionBody({ [CANARY]: CANARY }) }))
    expect(await exchanges.log()).not.toContain(CANARY)
  })
})
