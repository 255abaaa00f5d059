import { operations } from '@concert/contracts/operations'
import { authorisationState } from '@concert/contracts/states/authorisation'
import { readState } from '@concert/contracts/states/state-format'
import { authorisationMachine } from '@concert/domain/authorisation/table'
import { fold } from '@concert/domain/machine'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Authorisations, startAuthorisations } from './authorisations.fixture.ts'

let personnel: Authorisations
const reason = 'Why it is so.'

beforeAll(async () => {
  personnel = await startAuthorisations(inject('postgres'))
})
afterAll(() => personnel.close())

const on = (grantId: string, path: string, body: object, version: number, as = 'admin-1') =>
  personnel.call('POST', `/grants/${grantId}/${path}`, body, { version, as })

interface Question {
  readonly personId: string
  readonly on?: string
  readonly asKnownAt?: string
  readonly limit?: string
  readonly cursor?: string
}

async function known(question: Question) {
  const query = new URLSearchParams({ ...question })
  const { status, body } = await personnel.call('GET', `?${query.toString()}`, undefined, { as: 'planner-1' })
  expect(status, JSON.stringify(body)).toBe(200)
  return operations.listAuthorisations.success.body.parse(body)
}

/** The database's own clock, at least a millisecond after everything before and before everything after. */
async function instant(): Promise<string> {
  const now = await millisecondAfter(await millisecondAfter(0))
  await millisecondAfter(now)
  return new Date(now).toISOString()
}

/** The first millisecond of the database's clock that is later than one. */
async function millisecondAfter(ms: number): Promise<number> {
  const now = async () => {
    const { rows } = await personnel.admins.hk.query(
      'select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now',
    )
    return Number(rows[0].now)
  }
  let found = await now()
  while (found <= ms) found = await now()
  return found
}

describe('whether somebody was authorised on a day, as it was known on another', () => {
  test('has an answer after a suspension, a resumption and a withdrawal that reaches back', async () => {
    const personId = await personnel.somebody()
    const before = await instant()
    const grantId = await personnel.granted(personId)
    const working = await instant()
    await on(grantId, 'suspend', { reason }, 2)
    const suspended = await instant()
    await on(grantId, 'resumption', { reason }, 3)
    await on(grantId, 'resumption/confirm', {}, 4, 'admin-2')
    const resumed = await instant()
    await on(grantId, 'withdraw', { reason, effectiveFrom: working }, 5)
    const withdrawn = await instant()
    const count = async (at: string, asKnownAt: string) => (await known({ personId, on: at, asKnownAt })).items.length
    expect(await count(working, before)).toBe(0)
    expect(await count(before, withdrawn)).toBe(0)
    // What was known then: in force, not in force, in force.
    expect([await count(working, working), await count(suspended, suspended), await count(resumed, resumed)]).toEqual([
      1, 0, 1,
    ])
    // The suspension did not change what was before it; the withdrawal did.
    expect([await count(working, suspended), await count(working, resumed)]).toEqual([1, 1])
    expect([await count(working, withdrawn), await count(resumed, withdrawn)]).toEqual([0, 0])
    expect([await count(working, resumed), await count(resumed, resumed)]).toEqual([1, 1])
  })

  test('is listed by person, the latest period first, page by page', async () => {
    const personId = await personnel.somebody()
    const first = await personnel.granted(personId)
    await personnel.granted(personId, { function: 'signatory' })
    await on(first, 'suspend', { reason }, 2)
    await on(first, 'resumption', { reason }, 3)
    await on(first, 'resumption/confirm', {}, 4, 'admin-2')
    const all = (await known({ personId })).items
    expect(all.map((one) => one.function)).toEqual(['report-reviewer', 'signatory', 'report-reviewer'])
    expect(new Set(all.map((one) => one.authorisationId)).size).toBe(3)
    const page = await known({ personId, limit: '2' })
    const rest = await known({ personId, limit: '2', cursor: page.nextCursor ?? '' })
    expect([...page.items, ...rest.items]).toEqual(all)
    const other = await personnel.call('GET', `?cursor=${encodeURIComponent(page.nextCursor ?? '')}`)
    expect([other.status, other.body.code]).toEqual([400, 'invalid-cursor'])
    expect((await personnel.call('GET', '?on=yesterday')).status).toBe(400)
    const never = '0000-01-01T00:00:00Z'
    expect((await known({ personId, on: never, asKnownAt: never })).items).toEqual([])
  })

  test('is no for what was withdrawn before it began', async () => {
    const personId = await personnel.somebody()
    const [validFrom, validUntil] = ['2027-06-01T00:00:00.000Z', '2028-06-01T00:00:00.000Z']
    const grantId = await personnel.granted(personId, { validFrom, validUntil })
    expect((await known({ personId, on: validFrom })).items).toHaveLength(1)
    await on(grantId, 'withdraw', { reason, effectiveFrom: null }, 2)
    expect((await known({ personId })).items).toMatchObject([{ validFrom, validUntil: validFrom }])
    expect((await known({ personId, on: validFrom })).items).toEqual([])
  })

  test('is no at any time for what is withdrawn from before the calendar begins', async () => {
    const personId = await personnel.somebody()
    const grantId = await personnel.granted(personId)
    const ended = await on(grantId, 'withdraw', { reason, effectiveFrom: '0000-02-29T00:00:00Z' }, 2)
    expect(ended.body).toMatchObject({ status: 'withdrawn' })
    const [period] = (await known({ personId })).items
    expect(period?.validUntil).toBe(period?.validFrom)
  })

  test('counts nothing before the second person confirmed, whatever was proposed', async () => {
    const personId = await personnel.somebody()
    const proposedAt = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString()
    await personnel.granted(personId, { validFrom: proposedAt })
    expect((await known({ personId, on: proposedAt })).items).toEqual([])
    expect((await known({ personId, on: await instant() })).items).toHaveLength(1)
  })
})

describe('what was on record before there were proposals', () => {
  const grantOf = async (personId: string) =>
    (await personnel.call('GET', `/grants?personId=${personId}`)).body.items[0] as { grantId: string; version: number }

  test('is granted, of nobody’s proposal, and is suspended and brought back through the service', async () => {
    const { grantId, version } = await grantOf('decider-1')
    const suspended = await on(grantId, 'suspend', { reason }, version)
    expect(suspended.body).toMatchObject({ status: 'suspended', proposedBy: null, reason: null, version: 2 })
    const { rows } = await personnel.admins.hk.query(
      `select type from platform.events where stream = 'authorisation' and stream_id = $1 order by version`,
      [grantId],
    )
    expect(rows.map(({ type }) => type)).toEqual(['AuthorisationRecorded', 'AuthorisationSuspended'])
    await on(grantId, 'resumption', { reason }, 2)
    expect((await on(grantId, 'resumption/confirm', {}, 3, 'admin-2')).body).toMatchObject({ status: 'granted' })
    const [period] = (await known({ personId: 'decider-1', on: await instant() })).items
    expect(period?.office).toEqual({ entity: 'TEST:hk', place: 'HK', city: null })
  })

  test('is withdrawn from before the service was there', async () => {
    const { grantId, version } = await grantOf('decider-2')
    const effectiveFrom = '2026-02-01T00:00:00.000Z'
    expect((await on(grantId, 'withdraw', { reason, effectiveFrom }, version)).body.end).toEqual({
      reason,
      effectiveFrom,
    })
    expect((await known({ personId: 'decider-2', on: '2026-03-01T00:00:00.000Z' })).items).toEqual([])
    expect((await known({ personId: 'decider-2', on: '2026-01-01T00:00:00.000Z' })).items).toHaveLength(1)
  })

  test('follows what the operator corrects, until it is acted on', async () => {
    const { grantId } = await grantOf('signatory-1')
    const correct = (until: string) =>
      personnel.admins.hk.query(
        `update personnel.authorisations set valid_until = $1, undertaking_on = '2025-12-15' where person_id = 'signatory-1'`,
        [until],
      )
    await correct('2027-03-01T00:00:00Z')
    const corrected = await personnel.call('GET', `/grants/${grantId}`)
    expect(corrected.body).toMatchObject({ validUntil: '2027-03-01T00:00:00.000Z', undertakingOn: '2025-12-15' })
    await on(grantId, 'suspend', { reason }, 0)
    await correct('2027-02-01T00:00:00Z')
    expect((await personnel.call('GET', `/grants/${grantId}`)).body.validUntil).toBe('2027-03-01T00:00:00.000Z')
  })

  test('is written again by an operator without another grant', async () => {
    const again = `insert into personnel.authorisations (authority, authorisation_id, person_id, function, valid_from, valid_until)
      values ('hk', 'aut-planner-1', 'planner-1', 'plan-owner', now(), now() + interval '1 day')
      on conflict (authority, authorisation_id) do nothing`
    await personnel.admins.hk.query(again)
    expect((await personnel.call('GET', '/grants?personId=planner-1')).body.items).toHaveLength(1)
  })
})

test('what an auditor is shown of every authorisation is what its events say', async () => {
  const personId = await personnel.somebody()
  const grantId = await personnel.granted(personId)
  await on(grantId, 'suspend', { reason }, 2)
  await on(grantId, 'resumption', { reason }, 3)
  const client = await personnel.admins.hk.connect()
  await client.query(`select set_config('concert.authority', 'hk', false), set_config('concert.applicant', '*', false)`)
  const { rows } = await client.query(
    `select stream_id as id, version, state from audit.kept_states() where stream = 'authorisation'`,
  )
  client.release(true)
  expect(rows.map(({ id }) => id)).toContain(grantId)
  for (const { id, version, state } of rows) {
    const { rows: events } = await personnel.admins.hk.query(
      `select payload::jsonb || jsonb_build_object('type', type) as event from platform.events
       where stream = 'authorisation' and stream_id = $1 order by version`,
      [id],
    )
    expect(events).toHaveLength(version)
    const folded = fold(
      authorisationMachine,
      events.map(({ event }) => event),
    )
    expect(readState(authorisationState, state), id).toEqual(folded)
  }
})
