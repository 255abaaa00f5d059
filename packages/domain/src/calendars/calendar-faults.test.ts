import { expect, test } from 'vitest'
import type { CalendarYear } from './calendar-year.ts'
import { calendarFaults } from './calendar-faults.ts'
import { calendarVersion } from './calendar-version.ts'
import { calendars } from './working-days.ts'

const year: CalendarYear = {
  year: 2026,
  status: 'gazetted',
  source: 'a gazette',
  reviewedOn: '2026-11-27',
  daysOff: ['01-01', '02-17/02-19'],
  workingWeekendDays: ['02-14'],
}

test.each<[string, Partial<CalendarYear>, string]>([
  ['a duplicate day', { daysOff: ['01-01', '01-01'] }, '2026-01-01 is listed twice'],
  ['a day within a span', { daysOff: ['02-17/02-19', '02-18'] }, '2026-02-18 is listed twice'],
  ['a weekend that is worked twice', { workingWeekendDays: ['02-14', '02-14'] }, '2026-02-14 is listed twice'],
  ['a day both off and worked', { daysOff: ['02-14'] }, '2026-02-14 is both off and worked'],
  ['a worked weekend on a Monday', { workingWeekendDays: ['02-16'] }, '2026-02-16 is on no weekend'],
  ['what is no date', { daysOff: ['02-30'] }, '2026-02-30 is no date'],
  ['a worked day that is no date', { workingWeekendDays: ['13-01'] }, '2026-13-01 is no date'],
  ['a span that runs backwards', { daysOff: ['02-19/02-17'] }, '2026-02-19/02-17 runs backwards'],
])('a calendar with %s is not used, and says why', (_name, change, fault) => {
  expect(calendarFaults([{ ...year, ...change }])).toEqual([fault])
})

test('a calendar with a year twice is not used', () => {
  expect(calendarFaults([year, { ...year, status: 'provisional' }])).toEqual(['2026 is there twice'])
  expect(calendarFaults([year, { ...year, year: 2027, workingWeekendDays: [] }])).toEqual([])
})

test('every calendar that is counted by has no fault', () => {
  for (const years of Object.values(calendars)) expect(calendarFaults(years)).toEqual([])
})

test('the version of a calendar names its places and differs with every day that is counted otherwise', () => {
  const none: ReadonlySet<string> = new Set()
  const versions = [
    calendarVersion(['HK'], none),
    calendarVersion(['MO'], none),
    calendarVersion(['CN', 'HK', 'MO'], none),
    calendarVersion(['HK'], new Set(['2026-09-01'])),
    calendarVersion(['HK'], new Set(['2026-09-02'])),
  ]
  expect(new Set(versions).size).toBe(versions.length)
  expect(versions[0]).toMatch(/^HK\.[0-9a-f]{16}$/)
  const [one, other] = ['2026-09-01', '2026-09-02']
  expect(calendarVersion(['HK'], new Set([one, other]))).toBe(calendarVersion(['HK'], new Set([other, one])))
})
