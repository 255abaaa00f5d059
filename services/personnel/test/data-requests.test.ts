import { dataRequest } from '@concert/contracts/data-requests'
import { ownData } from '@concert/contracts/shapes/own-data'
import { addCalendarDays, localDate } from '@concert/domain/instant'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { causes, type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel
const today = localDate(new Date().toISOString(), 'hk')
const copy = { asks: 'copy', statement: null }

beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
})
afterAll(() => personnel.close())

const ask = (as: string, body: object = copy) => personnel.call('POST', '/own/data-requests', body, { as })
const on = (id: string, verb: string, version: number, body: object = {}, as = 'admin-1') =>
  personnel.call('POST', `/data-requests/${id}/${verb}`, body, { version, as })
const copyOf = (id: string, as: string) => personnel.call('GET', `/own/data-requests/${id}/copy`, undefined, { as })

describe('a person’s request for their own data', () => {
  test('has 40 days, is answered by an administrator, and the copy is open to that person alone', async () => {
    const asked = await ask('lapsed-1')
    expect([asked.status, asked.headers['etag']]).toEqual([201, '"1"'])
    const body = dataRequest.parse(asked.body)
    expect(body).toMatchObject({ status: 'received', personId: 'lapsed-1', way: 'account', receivedOn: today })
    expect(body.clock).toMatchObject({ whoseMove: 'personnel-administrator', dueOn: addCalendarDays(today, 40) })
    expect((await copyOf(body.requestId, 'lapsed-1')).status).toBe(404)
    expect((await on(body.requestId, 'answer', 1, {}, 'planner-1')).status).toBe(403)
    const answered = await on(body.requestId, 'answer', 1)
    expect([answered.status, answered.body.status, answered.body.clock]).toEqual([200, 'answered', null])
    expect((await on(body.requestId, 'answer', 2)).status).toBe(409)
    expect(ownData.parse((await copyOf(body.requestId, 'lapsed-1')).body).person.personId).toBe('lapsed-1')
    for (const as of ['admin-1', 'evaluator-1']) expect((await copyOf(body.requestId, as)).status, as).toBe(404)
    expect((await personnel.call('GET', `/data-requests/${body.requestId}/copy`)).status).toBe(404)
    expect(causes((await on(body.requestId, 'hand-over', 2, { how: 'By post.' })).body)).toEqual([' not-handed-over'])
    const mine = await personnel.call('GET', '/own/data-requests', undefined, { as: 'lapsed-1' })
    expect(mine.body.items.map((one: { requestId: string }) => one.requestId)).toEqual([body.requestId])
  })

  test('waits once at a time, also where it is asked twice at once', async () => {
    const answers = await Promise.all([ask('decider-1'), ask('decider-1')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422])
    const second = answers.find(({ status }) => status === 422)
    expect(causes(second?.body)).toEqual([' data-request-waits'])
    // A correction is another matter.
    expect((await ask('decider-1', { asks: 'correction', statement: 'My name is misspelt.' })).status).toBe(201)
  })

  test('is no administrator’s own to answer, refuse or enter', async () => {
    const { body } = await ask('admin-1')
    expect(causes((await on(body.requestId, 'answer', 1)).body)).toEqual([' own-data-request'])
    expect(causes((await on(body.requestId, 'refuse', 1, { reason: 'No.' })).body)).toEqual([' own-data-request'])
    const own = { personId: 'admin-1', ...copy, receivedOn: today }
    expect(causes((await personnel.call('POST', '/data-requests', own)).body)).toContain('/personId own-data-request')
    expect((await personnel.call('GET', `/data-requests/${body.requestId}`)).body.actions).toEqual([])
    const refused = await on(body.requestId, 'refuse', 1, { reason: 'The same copy was given yesterday.' }, 'admin-2')
    expect([refused.status, refused.body.refusal]).toEqual([200, 'The same copy was given yesterday.'])
  })

  test('for a correction says what, is answered once the file was corrected, and no event has its words', async () => {
    expect(causes((await ask('signatory-1', { asks: 'correction', statement: null })).body)).toEqual([
      '/statement text-missing',
    ])
    const { body } = await ask('signatory-1', { asks: 'correction', statement: 'I am called Signatory Unique-Name.' })
    expect(causes((await on(body.requestId, 'answer', 1)).body)).toEqual([' file-not-corrected'])
    const { body: file } = await personnel.call('GET', '/people/signatory-1')
    const names = { displayName: 'Signatory Unique-Name', otherNames: [], languages: ['en'], distinctFrom: [] }
    const corrected = await personnel.call('POST', '/people/signatory-1/correct', names, { version: file.version })
    expect(corrected.status).toBe(200)
    expect((await on(body.requestId, 'answer', 1)).status).toBe(200)
    const { rows } = await personnel.admins.hk.query<{ payload: string }>(`select payload::text from platform.events`)
    expect(rows.map(({ payload }) => payload).join('')).not.toContain('Unique-Name')
  })
})

describe('a request of somebody without an account', () => {
  test('is entered with the day on which it came, and the copy is handed over by an administrator, which is recorded', async () => {
    await personnel.admins.hk.query(
      `insert into personnel.people (authority, person_id, display_name, version, state) values ('hk', 'gone.away', 'Gone Away', 0, '{}')`,
    )
    const entry = { personId: 'gone.away', ...copy, receivedOn: addCalendarDays(today, -30) }
    const future = await personnel.call('POST', '/data-requests', { ...entry, receivedOn: addCalendarDays(today, 2) })
    expect(causes(future.body)).toEqual(['/receivedOn received-in-the-future'])
    const unknown = await personnel.call('POST', '/data-requests', { ...entry, personId: 'nobody.here' })
    expect(causes(unknown.body)).toEqual(['/personId person-not-on-record'])
    const { status, body } = await personnel.call('POST', '/data-requests', entry)
    expect([status, body.way, body.clock.dueOn]).toEqual([201, 'administrator', addCalendarDays(today, 10)])
    const path = `/data-requests/${body.requestId}/copy`
    expect((await on(body.requestId, 'answer', 1)).body.clock.dueOn).toBe(addCalendarDays(today, 10))
    expect((await personnel.call('GET', path)).status).toBe(404)
    expect((await on(body.requestId, 'hand-over', 2, { how: 'By registered post.' })).body.status).toBe('handed-over')
    expect(ownData.parse((await personnel.call('GET', path)).body).person.displayName).toBe('Gone Away')
    expect((await personnel.call('GET', path, undefined, { authority: 'mo' })).status).toBe(404)
    const { rows } = await personnel.admins.hk.query(
      `select payload ->> 'by' as by, payload ->> 'how' as how from platform.events where type = 'DataHandedOver'`,
    )
    expect(rows).toEqual([{ by: 'admin-1', how: 'By registered post.' }])
  })
})

describe('the copy', () => {
  test('has everything that is held, and names nobody else', async () => {
    const { admins } = personnel
    await admins.hk.query(`update personnel.people set display_name = 'Chan Siu-ming' where person_id = 'report-1'`)
    await admins.hk.query('set session_replication_role = replica')
    await admins.hk.query(
      `insert into reviews.declarations (authority, version, person_id, evaluation_id, function, conflict, statement, declared_at)
       values ('hk', 3, 'evaluator-2', 'evl_1', 'evaluator', true, 'CHAN SIU-MING of the client is my cousin.', now()),
         ('hk', 4, 'evaluator-3', 'evl_1', 'evaluator', false, 'None.', now())`,
    )
    await admins.hk.query('set session_replication_role = default')
    const { body: file } = await personnel.call('GET', '/people/evaluator-2', undefined, { as: 'planner-1' })
    const competence = {
      code: 'TS',
      function: 'evaluator',
      place: null,
      evidence: 'Witnessed by Chan Siu-ming (report-1).',
      assessedBy: 'report-1',
      assessedOn: '2026-03-09',
      validUntil: '2029-03-08',
    }
    expect(
      (await personnel.call('POST', '/people/evaluator-2/competences', competence, { version: file.version })).status,
    ).toBe(200)
    const deputies = [{ function: 'evaluator', deputyId: 'evaluator-3' }]
    const away = { fromOn: addCalendarDays(today, 5), untilOn: addCalendarDays(today, 9), deputies }
    expect((await personnel.call('POST', '/own/absences', away, { as: 'evaluator-2' })).status).toBe(201)
    const { body } = await ask('evaluator-2')
    await on(body.requestId, 'answer', 1)
    const answer = await copyOf(body.requestId, 'evaluator-2')
    const held = ownData.parse(answer.body)
    expect(held).toMatchObject({
      accounts: [{ account: 'evaluator-2' }],
      authorisations: [{ function: 'evaluator' }],
      absences: [{ fromOn: away.fromOn, deputiesFor: ['evaluator'] }],
    })
    expect(held.declarations).toMatchObject([
      { on: 'evl_1', conflict: true, statement: '[another person] of the client is my cousin.' },
    ])
    expect(held.competences.at(-1)?.evidence).toBe('Witnessed by [another person] ([another person]).')
    expect(held.acts.newest.map(({ event }) => event)).toEqual(['DataRequested', 'AbsenceEntered'])
    expect(held.readsOfRecord).toMatchObject({ total: 1, newest: [{ function: 'plan-owner' }] })
    const said = JSON.stringify(answer.body)
    for (const other of ['report-1', 'Chan', 'admin-1', 'planner-1', 'evaluator-3']) expect(said).not.toContain(other)
  })
})

test('requests are listed to administrators by state, page by page', async () => {
  const seen: string[] = []
  for (let path = '/data-requests?limit=2'; ;) {
    const { body } = await personnel.call('GET', path)
    seen.push(...body.items.map((one: { requestId: string }) => one.requestId))
    if (body.nextCursor === null) break
    path = `/data-requests?limit=2&cursor=${body.nextCursor}`
  }
  const { rows } = await personnel.admins.hk.query('select request_id from personnel.data_requests')
  expect(seen.toSorted()).toEqual(rows.map((row) => row.request_id).toSorted())
  const { body: received } = await personnel.call('GET', '/data-requests?status=received')
  expect(new Set(received.items.map((one: { status: string }) => one.status))).toEqual(new Set(['received']))
  expect((await personnel.call('GET', '/data-requests?cursor=x')).status).toBe(400)
  expect((await personnel.call('GET', '/data-requests', undefined, { as: 'planner-1' })).status).toBe(403)
})
