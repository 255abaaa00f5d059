import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCalendarDays } from '#instant.ts'
import type { Clock } from './clock.ts'
import { dueOf } from './due-day.ts'
import { noticePointAt, type NoticeTimes, reminderDay } from './notice-point.ts'

const none: ReadonlySet<string> = new Set()
const clock = (since: string, workingDays: number): Clock => ({
  task: 'decide',
  whoseMove: 'decision-maker',
  since: `${since}T04:00:00.000Z`,
  term: { workingDays },
  calendar: 'own',
  stops: [],
})
const reminded = (since: string, days: number, closures = none) => {
  const one = clock(since, days)
  return reminderDay(one, dueOf(one, 'hk', closures), 'hk', closures)
}

test('a reminder comes two working days before the day', () => {
  expect(reminded('2026-03-02', 10)).toBe('2026-03-12')
  // Over a weekend, over the Lunar New Year, and over a day of storm.
  expect(reminded('2026-03-02', 5)).toBe('2026-03-05')
  expect(reminded('2026-02-10', 5)).toBe('2026-02-13')
  expect(reminded('2026-03-02', 10, new Set(['2026-03-13']))).toBe('2026-03-12')
})

test('a move that is due within two working days, or on no day, has no reminder', () => {
  expect(reminded('2026-03-02', 2)).toBeNull()
  expect(reminded('2026-03-02', 3)).toBe('2026-03-03')
  const untold = { ...clock('2026-03-02', 1), term: null }
  expect(reminderDay(untold, dueOf(untold, 'hk', none), 'hk', none)).toBeNull()
})

test('a day before which the calendar of a year is missing has no reminder', () => {
  const stop = { because: 'nonconformities-with-client', capWorkingDays: 5, party: 'applicant', to: null } as const
  const standing = {
    ...clock('2027-12-01', 40),
    stops: [{ ...stop, from: '2027-12-01T04:00:00.000Z', until: '2028-02-10' }],
  }
  expect(reminderDay(standing, dueOf(standing, 'hk', none), 'hk', none)).toBeNull()
})

test('a reminder is before the day and after the beginning', () => {
  const days = fc.integer({ min: 0, max: 500 }).map((count) => addCalendarDays('2026-01-01', count))
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 40 }), (since, term) => {
      const { dueOn } = dueOf(clock(since, term), 'hk', none)
      const reminder = reminded(since, term)
      fc.pre(dueOn !== null && reminder !== null)
      expect(since < reminder && reminder < dueOn).toBe(true)
    }),
  )
})

const times: NoticeTimes = {
  remindAt: '2026-03-11T16:00:00.000Z',
  dueAt: '2026-03-16T16:00:00.000Z',
  remindedAt: null,
  escalatedAt: null,
}

test.each<[string, string, Partial<NoticeTimes>, ReturnType<typeof noticePointAt>]>([
  ['before its reminder', '2026-03-11T15:59:59.999Z', {}, null],
  ['at its reminder', '2026-03-11T16:00:00.000Z', {}, 'reminder'],
  ['after its reminder was given', '2026-03-12T00:00:00.000Z', { remindedAt: '2026-03-11T16:00:01.000Z' }, null],
  ['without a reminder', '2026-03-12T00:00:00.000Z', { remindAt: null }, null],
  ['at the end of its day', '2026-03-16T16:00:00.000Z', {}, 'overdue'],
  ['long after it, without a reminder before', '2026-05-01T00:00:00.000Z', {}, 'overdue'],
  ['after it was told to be late', '2026-05-01T00:00:00.000Z', { escalatedAt: '2026-03-17T00:00:00.000Z' }, null],
  ['without a day', '2026-05-01T00:00:00.000Z', { remindAt: null, dueAt: null }, null],
])('a clock %s is noticed as it stands', (_name, at, change, point) => {
  expect(noticePointAt({ ...times, ...change }, at)).toBe(point)
})
