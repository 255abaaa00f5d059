import { newId } from '@concert/db/identifiers'
import { createLogger } from '@concert/platform/logger'
import { assertFolded } from '@concert/testing/folded'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { outboundCase } from '../src/envelope/case.ts'
import type { Delivery } from '../src/peer-client.ts'
import { program } from '../src/program.ts'
import { callInternal, decisionBody, type Exchanges, startExchanges } from './exchange.fixture.ts'

let exchanges: Exchanges
beforeAll(async () => {
  exchanges = await startExchanges(inject('postgres'))
})
afterAll(() => exchanges.close())

const message = () => ({ to: 'mo', type: 'recognition-decision.v1', body: decisionBody(), key: newId('evl') })

/** Delivers an envelope to an authority that refuses it with these causes. */
async function deliver(id: string, ...codes: string[]) {
  const context = exchanges.contexts.get('hk')
  if (context === undefined) throw new Error('hk is not served')
  const refusal: Delivery = { outcome: 'rejected', reason: `HTTP 422 ${codes.join(' ')}`, codes }
  const app = await program.buildApp(
    new Map([['hk', { ...context, peers: { ...context.peers, deliver: async () => refusal } }]]),
    { logger: createLogger({ service: 'exchange', level: 'silent' }), authenticate: exchanges.issuers.authenticate },
  )
  const answer = await callInternal({ ...exchanges, app }, `/envelopes/${id}/deliver`, {})
  await app.close()
  return answer
}

test('an envelope that is too old over there is sent anew: a fresh one follows its event, and it is not sent itself again', async () => {
  const { id, statement } = (await callInternal(exchanges, '/envelopes', message())).json()
  const answer = await deliver(id, 'too-old')
  expect([answer.statusCode, answer.json().deliveredAt]).toEqual([200, null])
  const { rows } = await exchanges.admin.hk.query(
    `select outbox.type, payload from platform.outbox join platform.events using (authority, id)
     where outbox.stream_id = $1 order by version`,
    [id],
  )
  expect(rows.at(-1)).toMatchObject({ type: 'EnvelopeRevived', payload: { because: 'too-old', to: 'mo', statement } })
  expect((await callInternal(exchanges, `/envelopes/${id}/deliver`, {})).json().deliveredAt).toBeNull()
  await assertFolded(outboundCase, exchanges.adminPool, 'hk', id)
})

test.each(['unknown-type', 'unknown-key', 'key-out-of-time', 'issued-in-the-future'])(
  'an envelope that is refused as %s is kept, and taken once the other side is upgraded',
  async (code) => {
    const { id } = (await callInternal(exchanges, '/envelopes', message())).json()
    const refused = await deliver(id, code)
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '60'])
    const taken = await callInternal(exchanges, `/envelopes/${id}/deliver`, {})
    expect([taken.statusCode, taken.json().deliveredAt]).toEqual([200, expect.any(String)])
  },
)

test('an envelope that is refused for what stays wrong is given up', async () => {
  const { id } = (await callInternal(exchanges, '/envelopes', message())).json()
  expect((await deliver(id, 'body-refused', 'invalid-type')).statusCode).toBe(422)
  expect((await deliver(id, 'too-old', 'misaddressed')).statusCode).toBe(422)
})
