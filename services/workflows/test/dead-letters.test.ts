import { randomUUID } from 'node:crypto'
import { listDeadLetters, retryDeadLetter } from '@concert/contracts/workflows'
import { callOperation } from '@concert/platform/operation-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { apply } from '../../../test/story/apply.ts'
import { contract } from '../../../test/story/contract.ts'
import { until } from '../../../test/story/session.ts'
import { startTestConstellation, type TestConstellation } from './constellation.fixture.ts'

let all: TestConstellation

beforeAll(async () => {
  all = await startTestConstellation()
}, 120_000)

afterAll(async () => {
  await all?.stop()
})

/** Where an operator reaches the engine of Hong Kong. */
async function operator() {
  const baseUrl = `http://127.0.0.1:${all.constellation.ports.workflows}`
  const target = { baseUrl, authority: 'hk', token: await all.systemToken('hk') }
  return {
    list: async () => (await callOperation(listDeadLetters, target)).body.items,
    retry: (id: string) =>
      callOperation(retryDeadLetter, { ...target, params: { id }, body: {}, idempotencyKey: randomUUID() }),
  }
}

/** The statuses that the services of Hong Kong keep under an Idempotency-Key. */
async function keptUnder(key: string): Promise<unknown[]> {
  const rows = await all.rowsIn('hk', 'select status from platform.idempotency_keys where key = $1', [key])
  return rows.map(({ status }) => status)
}

async function evaluationsOf(applicationId: string): Promise<number> {
  return (await all.rowsIn('hk', 'select from reviews.evaluations where application_id = $1', [applicationId])).length
}

test('a delivery that a service refuses is set aside with its reason, holds its stream, and goes through once the cause is mended', async () => {
  const world = all.world()
  const { list, retry } = await operator()
  const applied = await apply(world)
  const { applicationId } = applied
  await all.idle()

  // An event that came too early: there is no contract yet, so the reviews service refuses to open the evaluation.
  const eventId = randomUUID()
  const tooEarly = { applicationId, agreementVersion: '1', at: new Date().toISOString(), by: 'officer' }
  await all.rowsIn(
    'hk',
    `with event as (
       insert into platform.events (authority, id, stream, stream_id, version, type, payload, actor, occurred_at)
       values ('hk', $1, 'application', $2, 1000, 'AgreementCountersigned', $3, 'officer', now())
       returning authority, id, stream, stream_id, type)
     insert into platform.outbox (authority, id, stream, stream_id, type) select * from event`,
    [eventId, applicationId, JSON.stringify(tooEarly)],
  )
  const letter = await until('the dead letter', async () => (await list())[0])
  expect(await list()).toEqual([
    {
      id: `delivery.open-evaluation.${eventId}`,
      kind: 'delivery',
      subject: expect.any(String),
      reason: expect.stringMatching(/^HTTP 422: rules-not-met: openEvaluation answered 422 rules-not-met: /),
      attempts: 1,
      diedAt: expect.any(String),
    },
  ])
  // A refusal that were kept under the key would answer the retry as well, whatever has been mended since.
  expect(await keptUnder(`${eventId}.open-evaluation`)).toEqual([])
  expect(await evaluationsOf(applicationId)).toBe(0)

  // The cause is still there: a retry comes back with the same reason.
  await retry(letter.id)
  const again = await until('the same dead letter again', async () =>
    (await list()).find(({ diedAt }) => diedAt !== letter.diedAt),
  )
  expect({ ...again, diedAt: letter.diedAt }).toEqual(letter)

  // The contract comes; its own event waits behind the dead letter, for the events of a stream are followed in their order.
  await contract(world, applied)
  await all.idle()
  expect(await evaluationsOf(applicationId)).toBe(0)

  await retry(letter.id)
  await all.idle()
  expect(await list()).toEqual([])
  expect(await evaluationsOf(applicationId)).toBe(1)
  expect(await keptUnder(`${eventId}.open-evaluation`)).toEqual([201])
  const deliveries = await all.rowsIn(
    'hk',
    "select state from workflows.deliveries where subscription = 'open-evaluation' and stream_id = $1",
    [applicationId],
  )
  expect(deliveries).toEqual([{ state: 'done' }, { state: 'done' }])
}, 120_000)
