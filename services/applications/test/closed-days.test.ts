import { closedDay } from '@concert/contracts/closed-days'
import { withAuthority } from '@concert/db/authority-transaction'
import { addWorkingDays, workingDayBefore } from '@concert/domain/calendars/working-days'
import { addCalendarDays, localDate } from '@concert/domain/instant'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  type Sent,
  staff,
  startApplications,
  worker,
} from './applications-service.fixture.ts'
import { caseAt } from './case.fixture.ts'
import { keepCalendarVersions } from '#closed-day/calendar-versions.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())
/** Every test begins with an office that was never closed. */
afterEach(async () => {
  await service.admin.query(`set session_replication_role = 'replica'; delete from applications.closed_days;
    set session_replication_role = 'origin'`)
  await withAuthority(service.pool, wall, keepCalendarVersions)
})

const wall = { authority: 'hk', applicant: '*' } as const
const admin = staff('admin-1')
const reason = 'Black rainstorm signal from 05:40 to 20:15.'
const today = localDate(new Date().toISOString(), 'hk')
/** The last working days up to today, the latest first. */
const [lastDay = '', dayBefore = ''] = [1, 2].map(
  (days) => workingDayBefore(['HK'], addCalendarDays(today, 1), days) ?? '',
)
const dayOff = lastDayOff()

function lastDayOff(): string {
  let day = today
  while (workingDayBefore(['HK'], addCalendarDays(day, 1), 1) === day) day = addCalendarDays(day, -1)
  return day
}

const record = (closedOn: string, sent: Sent = {}, caller = admin) =>
  service.send('recordClosedDay', caller, { body: { closedOn, cause: 'black-rainstorm', reason }, ...sent })

async function recorded(closedOn = lastDay) {
  const { status, body } = await record(closedOn)
  expect(status, JSON.stringify(body)).toBe(201)
  return closedDay.parse(body)
}

/** Closes a day that lies ahead, which nobody may record. */
const closeAhead = (authority: string, closedOn: string | null) =>
  service.admin.query(
    `insert into applications.closed_days (authority, closed_day_id, closed_on, version, status, state, recorded_at)
     values ($1, 'cld_' || $2, $2::date, 1, 'recorded', '{}', now())`,
    [authority, closedOn],
  )

const versionsOf = async () => {
  const { rows } = await service.admin.query<{ calendar: string; version: string }>(
    `select calendar, version from platform.calendar_versions where authority = 'hk'`,
  )
  return Object.fromEntries(rows.map(({ calendar, version }) => [calendar, version]))
}

describe('a day on which the office was closed', () => {
  test('is recorded by an administrator, and read by everybody on the staff', async () => {
    const day = await recorded()
    expect(day).toMatchObject({
      closedOn: lastDay,
      cause: 'black-rainstorm',
      reason,
      status: 'recorded',
      recordedBy: 'admin-1',
      corrected: [],
      endReason: null,
      actions: ['correctClosedDay', 'withdrawClosedDay'],
    })
    const params = { closedDayId: day.closedDayId }
    const read = await service.send('getClosedDay', staff('planner-1'), { params })
    expect([read.status, read.headers['etag'], read.body]).toEqual([200, '"1"', { ...day, actions: [] }])
    const { body: listed } = await service.send('listClosedDays', staff('reviewer-1'))
    expect(listed['items']).toEqual([{ ...day, actions: [] }])
    const { rows } = await service.admin.query(
      `select line::jsonb ->> 'action' as action from audit.lines where line::jsonb ->> 'streamId' = $1`,
      [day.closedDayId],
    )
    expect(rows).toEqual([{ action: 'closed-day.recorded' }])
  })

  test('counts for no clock of its authority that begins afterwards, and one of another authority for none', async () => {
    const ahead = (days: number) => {
      const counted = addWorkingDays(['HK'], today, days)
      return counted.ok ? counted.date : null
    }
    await closeAhead('mo', ahead(1))
    const before = await caseAt(service, 'submitted')
    expect(before.current()['clock']).toMatchObject({ dueOn: ahead(5) })
    await closeAhead('hk', ahead(2))
    await closeAhead('hk', ahead(5))
    const one = await caseAt(service, 'submitted')
    expect(one.current()['clock']).toMatchObject({ dueOn: ahead(7), provisional: false })
    await one.take('startReview', staff('planner-1'), { reviewerId: 'reviewer-1' })
    expect(one.current()['clock']).toMatchObject({ task: { code: 'review-application' }, dueOn: ahead(7) })
  })

  test('changes by which days clocks are counted, of the calendars in which its place counts', async () => {
    const before = await versionsOf()
    await record(lastDay)
    const after = await versionsOf()
    const changed = Object.keys(after).filter((calendar) => after[calendar] !== before[calendar])
    expect(changed.toSorted()).toEqual(['HK', 'common', 'own'])
    expect(Object.keys(after).toSorted()).toEqual(['CN', 'HK', 'MO', 'common', 'own'])
  })
})

describe('what is on record of a closed day', () => {
  const cause = 'gale'

  test('is corrected, and what was said before stays readable', async () => {
    const { closedDayId } = await recorded()
    const body = { closedOn: dayBefore, cause, reason: 'Signal 8.' }
    const corrected = await service.send('correctClosedDay', admin, { params: { closedDayId }, ifMatch: 1, body })
    expect([corrected.status, corrected.body]).toMatchObject([
      200,
      { ...body, corrected: [{ closedOn: lastDay, cause: 'black-rainstorm', reason, correctedBy: 'admin-1' }] },
    ])
    expect((await record(lastDay)).status).toBe(201)
    expect((await record(dayBefore)).body.errors).toMatchObject([{ code: 'closed-day-on-record' }])
  })

  test('is withdrawn with a reason, and the day counts again', async () => {
    const versions = await versionsOf()
    const { closedDayId } = await recorded()
    expect(await versionsOf()).not.toEqual(versions)
    const params = { closedDayId }
    const body = { reason: 'The signal was lowered at 05:00.' }
    const withdrawn = await service.send('withdrawClosedDay', staff('admin-2'), { params, ifMatch: 1, body })
    expect([withdrawn.status, withdrawn.body]).toMatchObject([200, { status: 'withdrawn', endReason: body.reason }])
    expect(withdrawn.body['actions']).toEqual([])
    expect(await versionsOf()).toEqual(versions)
    expect((await service.send('withdrawClosedDay', admin, { params, ifMatch: 2, body })).status).toBe(409)
    const again = { closedOn: dayBefore, cause, reason }
    expect((await service.send('correctClosedDay', admin, { params, ifMatch: 2, body: again })).status).toBe(409)
    const { body: listed } = await service.send('listClosedDays', admin, { query: { status: 'recorded' } })
    expect(listed['items']).toEqual([])
    expect((await record(lastDay)).status).toBe(201)
  })

  test('is changed by whoever has read it last', async () => {
    const { closedDayId } = await recorded()
    const sent = { params: { closedDayId }, body: { closedOn: dayBefore, cause, reason } }
    expect((await service.send('correctClosedDay', admin, sent)).status).toBe(428)
    expect((await service.send('correctClosedDay', admin, { ...sent, ifMatch: 7 })).status).toBe(412)
    const unknown = { closedDayId: 'cld_0197f3a0-0000-7000-8000-000000000001' }
    expect((await service.send('correctClosedDay', admin, { ...sent, params: unknown, ifMatch: 1 })).status).toBe(404)
    expect((await service.send('getClosedDay', admin, { params: unknown })).status).toBe(404)
  })

  test('is listed page by page, the latest day first', async () => {
    await recorded(dayBefore)
    await recorded(lastDay)
    const query = { limit: '1' }
    const first = await service.send('listClosedDays', admin, { query })
    expect(first.body['items']).toMatchObject([{ closedOn: lastDay }])
    const cursor = String(first.body['nextCursor'])
    const second = await service.send('listClosedDays', admin, { query: { ...query, cursor } })
    expect(second.body).toMatchObject({ items: [{ closedOn: dayBefore }], nextCursor: null })
    const other = { ...query, status: 'recorded', cursor }
    expect((await service.send('listClosedDays', admin, { query: other })).status).toBe(400)
  })
})

describe('no closed day is recorded', () => {
  test.each([
    ['on a day off', dayOff, 'closed-on-day-off'],
    ['of a year without a calendar', '2019-11-04', 'closed-day-without-calendar'],
    ['ahead of tomorrow', addCalendarDays(today, 2), 'closed-day-ahead'],
  ])('%s', async (_what, closedOn, code) => {
    const refused = await record(closedOn)
    expect(refused.status).toBe(422)
    expect(refused.body.errors?.map((one) => [one.pointer, one.code])).toContainEqual(['/closedOn', code])
  })

  test('twice, by many at the same moment neither', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => record(lastDay)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422, 422, 422])
  })

  test('without a day, a cause of the list and a reason', async () => {
    const sent = { body: { closedOn: '2026-02-30', cause: 'strike', reason: ' ' } }
    const refused = await service.send('recordClosedDay', admin, sent)
    expect(refused.status).toBe(400)
    const pointers = refused.body.errors?.map(({ pointer }) => pointer) ?? []
    expect([...new Set(pointers)].toSorted()).toEqual(['/cause', '/closedOn', '/reason'])
  })

  test('by who acts in cases, by a client, by the system, or by a token of another authority', async () => {
    for (const caller of [staff('planner-1'), staff('reviewer-1'), harbour, worker]) {
      expect((await record(lastDay, {}, caller)).status).toBe(403)
    }
    expect((await record(lastDay, { issuedBy: 'mo' })).status).toBe(401)
    expect((await service.send('listClosedDays', harbour)).status).toBe(403)
  })
})

describe('in the database', () => {
  test('a record is never removed, and one that was withdrawn does not change', async () => {
    const { closedDayId } = await recorded()
    const remove = service.admin.query('delete from applications.closed_days')
    await expect(remove).rejects.toThrow(/append-only/)
    const body = { reason: 'It was another day.' }
    await service.send('withdrawClosedDay', admin, { params: { closedDayId }, ifMatch: 1, body })
    const revive = withAuthority(service.pool, wall, ({ client }) =>
      client.query(`update applications.closed_days set status = 'recorded'`),
    )
    await expect(revive).rejects.toMatchObject({ constraint: 'status_final' })
  })

  test('a day is closed once', async () => {
    await closeAhead('hk', lastDay)
    const again = service.admin.query(
      `insert into applications.closed_days select authority, 'cld_again', closed_on, version, status, state, recorded_at
       from applications.closed_days`,
    )
    await expect(again).rejects.toMatchObject({ constraint: 'closed_days_in_force' })
  })
})
