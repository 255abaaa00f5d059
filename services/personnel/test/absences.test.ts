import { absence } from '@concert/contracts/absences'
import { addCalendarDays, localDate } from '@concert/domain/instant'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { causes, type Personnel, startPersonnel } from './personnel.fixture.ts'

let personnel: Personnel
const today = localDate(new Date().toISOString(), 'hk')
const day = (days: number) => addCalendarDays(today, days)
const evaluators = [{ function: 'evaluator', deputyId: 'evaluator-2' }]
const soon = { fromOn: day(10), untilOn: day(20), deputies: evaluators }

beforeAll(async () => {
  personnel = await startPersonnel(inject('postgres'))
})
afterAll(() => personnel.close())

const enterOwn = (as: string, change: object = {}) =>
  personnel.call('POST', '/own/absences', { ...soon, ...change }, { as })
const enterFor = (personId: string, change: object = {}) =>
  personnel.call('POST', '/absences', { ...soon, personId, ...change })

describe('an absence', () => {
  test('is entered by the person, whatever they are authorised for, and ended by them', async () => {
    for (const as of ['evaluator-1', 'signatory-1', 'lapsed-1', 'admin-2']) {
      const entered = await enterOwn(as)
      expect([entered.status, entered.headers['etag']], as).toEqual([201, '"1"'])
      expect(absence.parse(entered.body)).toMatchObject({ personId: as, status: 'entered', ...soon })
      const path = `/own/absences/${entered.body.absenceId}`
      expect((await personnel.call('POST', `${path}/end`, { untilOn: null }, { as })).status).toBe(428)
      const named = await personnel.call('POST', `${path}/deputies`, { deputies: [] }, { as, version: 1 })
      expect([named.status, named.body.deputies]).toEqual([200, []])
      expect((await personnel.call('POST', `${path}/end`, { untilOn: null }, { as, version: 1 })).status).toBe(412)
      const ended = await personnel.call('POST', `${path}/end`, { untilOn: null }, { as, version: 2 })
      expect([ended.status, ended.body.status, ended.body.untilOn]).toEqual([200, 'ended', null])
      const again = await personnel.call('POST', `${path}/end`, { untilOn: null }, { as, version: 3 })
      expect(again.status).toBe(409)
    }
  })

  test('of another is entered by an administrator alone, and to anybody else it is not there', async () => {
    expect(
      (await personnel.call('POST', '/absences', { ...soon, personId: 'planner-1' }, { as: 'planner-1' })).status,
    ).toBe(403)
    const { status, body } = await enterFor('planner-1', { deputies: [] })
    expect(status).toBe(201)
    for (const [verb, sent] of [
      ['end', { untilOn: null }],
      ['deputies', { deputies: [] }],
    ] as const) {
      const path = `/own/absences/${body.absenceId}/${verb}`
      for (const version of [1, 9]) {
        expect((await personnel.call('POST', path, sent, { as: 'evaluator-2', version })).status).toBe(404)
      }
    }
    const named = await personnel.call('POST', `/absences/${body.absenceId}/deputies`, { deputies: [] }, { version: 1 })
    expect(named.status).toBe(200)
    const ended = await personnel.call(
      'POST',
      `/own/absences/${body.absenceId}/end`,
      { untilOn: day(12) },
      { as: 'planner-1', version: 2 },
    )
    expect([ended.status, ended.body.untilOn]).toEqual([200, day(12)])
  })

  test('is of a person on record, forward, not over, not too long, and not on a day of another', async () => {
    expect(causes((await enterFor('nobody.here')).body)).toEqual(['/personId person-not-on-record'])
    const backwards = await enterFor('evaluator-3', { untilOn: day(9) })
    expect([backwards.status, causes(backwards.body)]).toEqual([422, ['/untilOn period-backwards']])
    expect(causes((await enterFor('evaluator-3', { fromOn: day(-9), untilOn: day(-1) })).body)).toEqual([
      '/untilOn absence-over',
    ])
    expect(causes((await enterFor('evaluator-3', { untilOn: day(190) })).body)).toEqual(['/untilOn absence-too-long'])
    const first = await enterFor('evaluator-3', { fromOn: day(-2) })
    expect(first.status).toBe(201)
    expect(causes((await enterFor('evaluator-3', { fromOn: day(20), untilOn: day(30) })).body)).toEqual([
      '/fromOn absence-overlaps',
    ])
    // Who is back sooner leaves room for another one.
    const ended = await personnel.call(
      'POST',
      `/absences/${first.body.absenceId}/end`,
      { untilOn: day(-1) },
      { version: 1 },
    )
    expect(ended.status).toBe(200)
    expect((await enterFor('evaluator-3', { fromOn: day(20), untilOn: day(30) })).status).toBe(201)
  })

  test('entered twice at once is one absence', async () => {
    const change = { fromOn: day(40), untilOn: day(50) }
    const answers = await Promise.all([enterFor('reviewer-1', change), enterOwn('reviewer-1', change)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422])
  })

  test('names deputies who are authorised for it on its first day, and not oneself', async () => {
    const own = await enterOwn('evaluator-1', { deputies: [{ function: 'evaluator', deputyId: 'evaluator-1' }] })
    expect(causes(own.body)).toEqual(['/deputies/0/deputyId own-deputy'])
    const lapsed = await enterOwn('evaluator-1', { deputies: [{ function: 'evaluator', deputyId: 'lapsed-1' }] })
    expect(causes(lapsed.body)).toEqual(['/deputies/0/deputyId deputy-not-authorised'])
    const other = await enterOwn('evaluator-1', { deputies: [{ function: 'plan-owner', deputyId: 'evaluator-2' }] })
    expect(causes(other.body)).toEqual(['/deputies/0/deputyId deputy-not-authorised'])
    const twice = await enterOwn('evaluator-1', { deputies: [...evaluators, ...evaluators] })
    expect(causes(twice.body)).toEqual(['/deputies/1/function deputy-repeated'])
  })

  test('says no word of why: a member for it is refused', async () => {
    expect((await enterOwn('evaluator-1', { reason: 'Surgery.' })).status).toBe(400)
  })
})

describe('absences', () => {
  test('are listed to administrators and plan owners, page by page; to a person their own and those in which they stand in', async () => {
    await enterFor('decider-1', {
      fromOn: day(-1),
      untilOn: day(3),
      deputies: [{ function: 'decision-maker', deputyId: 'decider-2' }],
    })
    const { body: away } = await personnel.call('GET', `/absences?on=${today}`, undefined, { as: 'planner-1' })
    expect(away.items.map((one: { personId: string }) => one.personId)).toContain('decider-1')
    expect((await personnel.call('GET', `/absences?on=${day(4)}&personId=decider-1`)).body.items).toEqual([])
    expect((await personnel.call('GET', '/absences', undefined, { as: 'evaluator-1' })).status).toBe(403)
    const mine = await personnel.call('GET', '/own/absences', undefined, { as: 'decider-2' })
    expect(mine.body.items).toMatchObject([{ personId: 'decider-1', actions: [] }])
    const seen: string[] = []
    for (let path = '/absences?limit=2'; ;) {
      const { body } = await personnel.call('GET', path)
      seen.push(...body.items.map((one: { absenceId: string }) => one.absenceId))
      if (body.nextCursor === null) break
      path = `/absences?limit=2&cursor=${body.nextCursor}`
    }
    const { rows } = await personnel.admins.hk.query('select absence_id from personnel.absences')
    expect(seen.toSorted()).toEqual(rows.map((row) => row.absence_id).toSorted())
    expect((await personnel.call('GET', '/absences?cursor=x')).status).toBe(400)
    expect((await personnel.call('GET', `/absences/${seen[0]}`)).status).toBe(200)
    expect((await personnel.call('GET', `/absences/${seen[0]}`, undefined, { authority: 'mo' })).status).toBe(404)
  })

  test('of a person whose account is nobody’s are nobody’s', async () => {
    const { status, body } = await personnel.call('GET', '/own/absences', undefined, { as: 'never.seen' })
    expect([status, body.code]).toEqual([403, 'forbidden'])
  })
})
