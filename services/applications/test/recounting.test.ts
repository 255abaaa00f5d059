import { listClockMoves, recountClocks } from '@concert/contracts/clocks'
import { withAuthority } from '@concert/db/authority-transaction'
import { addWorkingDays, workingDayBefore } from '@concert/domain/calendars/working-days'
import { addCalendarDays, localDate, startOfDayMs } from '@concert/domain/instant'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type ApplicationsUnderTest,
  harbour,
  staff,
  startApplications,
  worker,
} from './applications-service.fixture.ts'
import { keepCalendarVersions } from '#closed-day/calendar-versions.ts'

let service: ApplicationsUnderTest
beforeAll(async () => {
  service = await startApplications()
})
afterAll(() => service.close())
const wall = { authority: 'hk', applicant: '*' } as const
/** Every test begins with no clock and an office that was never closed. */
afterEach(async () => {
  await service.admin.query(`set session_replication_role = 'replica'; delete from applications.closed_days;
    delete from platform.clocks; delete from applications.clock_moves; set session_replication_role = 'origin'`)
  await withAuthority(service.pool, wall, keepCalendarVersions)
})

const admin = staff('admin-1')
const today = localDate(new Date().toISOString(), 'hk')
/** The last working day up to today, and the days so many working days before and after it. */
const worked = workingDayBefore(['HK'], addCalendarDays(today, 1), 1) ?? ''
const earlier = (days: number) => workingDayBefore(['HK'], worked, days) ?? ''
function later(days: number, from = worked): string {
  const counted = addWorkingDays(['HK'], from, days)
  if (!counted.ok) throw new Error('the calendar of this year is missing')
  return counted.date
}
const noon = (day: string) => new Date(startOfDayMs(day, 'hk') + 43_200_000).toISOString()

interface Kept {
  readonly caseId?: string
  readonly since?: string
  readonly term?: object
  readonly dueOn?: string | null
  readonly version?: string
  readonly authority?: string
  readonly remindedAt?: string | null
}
const ofBefore = {
  caseId: 'evl_1',
  since: noon(earlier(4)),
  term: { workingDays: 10 },
  dueOn: later(5),
  version: 'HK.of-before',
  authority: 'hk',
  remindedAt: null,
}

/** Keeps an open clock as one of an older calendar had been counted: of a task of ten working days that began four of them ago. */
async function keepClock(change: Kept = {}): Promise<string> {
  const kept = { ...ofBefore, ...change }
  await service.admin.query(
    `insert into platform.clocks (authority, stream, case_id, task, whose_move, since, term, calendar, stops, due_on, undated, provisional,
       due_at, calendar_version, reminded_at)
     values ($1, 'evaluation', $2, 'decide', 'decision-maker', $3, $4, 'own', '[]', $5, case when $5::date is null then 'calendar-missing' end,
       false, ($5::date + 1)::timestamp at time zone 'Asia/Hong_Kong', $6, $7)`,
    [kept.authority, kept.caseId, kept.since, JSON.stringify(kept.term), kept.dueOn, kept.version, kept.remindedAt],
  )
  return kept.caseId
}

async function clockOf(caseId: string, authority = 'hk') {
  const { rows } = await service.admin.query(
    `select due_on::text as "dueOn", undated, calendar_version as version, reminded_at as "remindedAt", escalated_at as "escalatedAt",
       remind_at as "remindAt", notice_at as "noticeAt", notice_at <= now() as "isToNotice"
     from platform.clocks where authority = $1 and case_id = $2`,
    [authority, caseId],
  )
  return rows[0]
}

async function recount() {
  const { status, body } = await service.send('recountClocks', worker, { body: {} })
  expect(status, JSON.stringify(body)).toBe(200)
  return recountClocks.success.body.parse(body)
}
const notice = (caseId: string) => service.send('noticeClock', worker, { body: { stream: 'evaluation', caseId } })
const close = async (closedOn: string) => {
  const body = { closedOn, cause: 'gale', reason: 'Signal 8.' }
  const closed = await service.send('recordClosedDay', admin, { body })
  expect(closed.status, JSON.stringify(closed.body)).toBe(201)
  return String(closed.body['closedDayId'])
}
const reopen = (closedDayId: string) =>
  service.send('withdrawClosedDay', admin, { params: { closedDayId }, ifMatch: 1, body: { reason: 'It was open.' } })
async function movesOf(query: Readonly<Record<string, string>> = {}) {
  const { status, body } = await service.send('listClockMoves', staff('planner-1'), { query })
  expect(status).toBe(200)
  return listClockMoves.success.body.parse(body).items
}

describe('a clock that was counted by the days of an older calendar', () => {
  test('is counted again, and the list says the old day and the new one', async () => {
    const caseId = await keepClock()
    const done = await recount()
    expect(done).toMatchObject({ recounted: 1, moved: 1, more: false })
    expect(await clockOf(caseId)).toMatchObject({
      dueOn: later(6),
      undated: null,
      version: expect.stringMatching(/^HK\./),
    })
    expect(await movesOf()).toMatchObject([
      { stream: 'evaluation', caseId, task: 'decide', wasDueOn: later(5), dueOn: later(6), recountId: done.recountId },
    ])
    const { rows } = await service.admin.query(
      `select line::jsonb ->> 'action' as action from audit.lines where line::jsonb ->> 'streamId' = $1`,
      [done.recountId],
    )
    expect(rows).toEqual([{ action: 'clock-recount.clocks-recounted' }])
    expect(await recount()).toEqual({ recountId: null, recounted: 0, moved: 0, more: false })
  })

  test('and has the same day is no event, and stands in no list', async () => {
    const caseId = await keepClock({ dueOn: later(6) })
    expect(await recount()).toEqual({ recountId: null, recounted: 1, moved: 0, more: false })
    expect((await clockOf(caseId)).version).not.toBe('HK.of-before')
    expect(await movesOf()).toEqual([])
  })

  test('loses its day where a calendar is missing now, and gets one where there is one now', async () => {
    const far = { workingDays: 900 }
    await keepClock({ caseId: 'evl_far', term: far })
    await keepClock({ caseId: 'evl_near', dueOn: null })
    expect(await recount()).toMatchObject({ recounted: 2, moved: 2 })
    expect(await clockOf('evl_far')).toMatchObject({ dueOn: null, undated: 'calendar-missing', noticeAt: null })
    expect(await movesOf({ caseId: 'evl_far' })).toMatchObject([
      { wasDueOn: later(5), dueOn: null, undated: 'calendar-missing' },
    ])
    expect(await movesOf({ caseId: 'evl_near' })).toMatchObject([{ wasDueOn: null, dueOn: later(6), undated: null }])
  })

  test('of an older row than the newest program is left to that program', async () => {
    const caseId = await keepClock()
    await service.admin.query(
      `update platform.calendar_versions set version = 'HK.of-another-program' where calendar = 'own'`,
    )
    expect(await recount()).toMatchObject({ recounted: 0 })
    expect(await clockOf(caseId)).toMatchObject({ dueOn: later(5), version: 'HK.of-before' })
  })
})

describe('a day that was closed', () => {
  test('moves every open clock of its authority that it lies in, and none of another', async () => {
    await keepClock({ caseId: 'evl_in', dueOn: later(6) })
    await keepClock({ caseId: 'evl_after', dueOn: later(10), since: noon(worked) })
    await keepClock({ caseId: 'evl_months', term: { months: 6 }, dueOn: '2027-03-01' })
    await recount()
    await keepClock({ caseId: 'evl_of_mo', authority: 'mo', version: 'MO.of-now', dueOn: later(6) })
    const id = await close(earlier(1))
    expect(await recount()).toMatchObject({ recounted: 3, moved: 1 })
    expect(await movesOf({ caseId: 'evl_in' })).toMatchObject([{ wasDueOn: later(6), dueOn: later(7) }])
    expect((await clockOf('evl_after')).dueOn).toBe(later(10))
    expect(await clockOf('evl_of_mo', 'mo')).toMatchObject({ dueOn: later(6), version: 'MO.of-now' })
    await reopen(id)
    await recount()
    expect(await movesOf({ caseId: 'evl_in' })).toMatchObject([{ dueOn: later(6) }, { dueOn: later(7) }])
  })

  test('is counted in one batch after the other, and each clock once', async () => {
    await service.admin.query(
      `insert into platform.clocks (authority, stream, case_id, task, whose_move, since, term, calendar, stops, due_on, provisional, due_at,
         calendar_version)
       select 'hk', 'evaluation', 'evl_' || number, 'decide', 'decision-maker', $1, '{"workingDays":10}', 'own', '[]', $2::date, false,
         now() + interval '20 days', 'HK.of-before' from generate_series(1, 450) number`,
      [noon(earlier(4)), later(5)],
    )
    const answers = await Promise.all([recount(), recount()])
    while (answers.at(-1)?.more === true || answers.length < 4) answers.push(await recount())
    expect(answers.reduce((sum, { moved }) => sum + moved, 0)).toBe(450)
    const { rows } = await service.admin.query(
      `select count(*)::int as moves, count(distinct case_id)::int as cases from applications.clock_moves`,
    )
    expect(rows).toEqual([{ moves: 450, cases: 450 }])
  })
})

describe('what was told of a clock', () => {
  const at = noon(earlier(1))

  test('a reminder that was given is not given again, whatever the day is now', async () => {
    const caseId = await keepClock({ since: noon(earlier(9)), dueOn: worked, remindedAt: at })
    await recount()
    expect(await clockOf(caseId)).toMatchObject({ dueOn: later(1), remindedAt: expect.anything(), isToNotice: false })
    expect((await notice(caseId)).status).toBe(422)
  })

  test('a reminder that is due now is given, once', async () => {
    const caseId = await keepClock({ since: noon(earlier(9)), dueOn: later(4) })
    await recount()
    expect(await clockOf(caseId)).toMatchObject({ dueOn: later(1), isToNotice: true })
    expect((await notice(caseId)).body).toMatchObject({ point: 'reminder', dueOn: later(1) })
    expect((await notice(caseId)).status).toBe(422)
    expect((await clockOf(caseId)).isToNotice).toBe(false)
  })

  test('a day that becomes one that has passed is told as passed, once', async () => {
    const caseId = await keepClock({ since: noon(earlier(12)), dueOn: later(3) })
    await recount()
    expect(await clockOf(caseId)).toMatchObject({ dueOn: earlier(2), isToNotice: true })
    expect((await notice(caseId)).body).toMatchObject({ point: 'overdue', dueOn: earlier(2) })
    expect((await notice(caseId)).status).toBe(422)
    expect(await clockOf(caseId)).toMatchObject({ noticeAt: null })
  })

  test('that a day has passed is taken back where it lies ahead again, told anew when it passes, and of no day twice', async () => {
    const caseId = await keepClock({ since: noon(earlier(11)), dueOn: earlier(1), version: 'HK.of-before' })
    await recount()
    expect((await notice(caseId)).body).toMatchObject({ point: 'overdue', dueOn: earlier(1) })
    const closed = [await close(earlier(3)), await close(earlier(4))]
    await recount()
    const ahead = await clockOf(caseId)
    expect(ahead).toMatchObject({ dueOn: later(1), escalatedAt: null, isToNotice: true })
    expect((await notice(caseId)).body).toMatchObject({ point: 'reminder' })
    for (const id of closed) await reopen(id)
    await recount()
    expect(await clockOf(caseId)).toMatchObject({ dueOn: earlier(1), escalatedAt: expect.anything(), noticeAt: null })
    expect((await notice(caseId)).status).toBe(422)
  })
})

describe('the list of moves', () => {
  test('is read page by page, the newest first, by all staff, and by nobody else', async () => {
    for (const caseId of ['evl_1', 'evl_2', 'evl_3']) await keepClock({ caseId })
    await recount()
    const pages: string[] = []
    let cursor: string | undefined
    do {
      const query = { limit: '2', ...(cursor === undefined ? {} : { cursor }) }
      const { body } = await service.send('listClockMoves', admin, { query })
      const page = listClockMoves.success.body.parse(body)
      pages.push(...page.items.map(({ caseId }) => caseId))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(pages).toEqual(['evl_3', 'evl_2', 'evl_1'])
    const { body } = await service.send('listClockMoves', admin, { query: { limit: '1' } })
    const other = { caseId: 'evl_1', cursor: String(body['nextCursor']) }
    expect((await service.send('listClockMoves', admin, { query: other })).status).toBe(400)
    expect((await service.send('listClockMoves', harbour)).status).toBe(403)
    expect((await service.send('recountClocks', admin, { body: {} })).status).toBe(403)
  })

  test.each([
    'update applications.clock_moves set due_on = null',
    'delete from applications.clock_moves',
    `update platform.clocks set due_on = '2030-01-01'`,
  ])('and stands in the database: %s is refused', async (statement) => {
    await keepClock()
    await recount()
    const forbidden = withAuthority(service.pool, wall, ({ client }) => client.query(statement))
    await expect(forbidden).rejects.toMatchObject({ code: '42501' })
  })
})
