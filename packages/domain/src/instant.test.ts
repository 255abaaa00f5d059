import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addCalendarDays,
  addMonths,
  dayIn,
  isBefore,
  isCalendarDate,
  localDate,
  localTime,
  startOfDayMs,
  utcOffset,
} from './instant.ts'
import { authorities } from './jurisdictions.ts'

test('instants are compared as instants, not as text', () => {
  expect(isBefore('2026-11-02T02:00:00Z', '2026-11-02T02:00:00.001Z')).toBe(true)
  expect(isBefore('2026-11-02T02:00:00.000Z', '2026-11-02T02:00:00Z')).toBe(false)
})

test('an instant that cannot be read is never before another, nor after', () => {
  expect(isBefore('soon', '2026-11-02T02:00:00Z')).toBe(false)
  expect(isBefore('2026-11-02T02:00:00Z', 'later')).toBe(false)
})

test.each(authorities)('the date of %s turns at 16:00 UTC, and its days begin then', (authority) => {
  expect(localDate('2026-11-02T15:59:59Z', authority)).toBe('2026-11-02')
  expect(localDate('2026-11-02T16:00:00Z', authority)).toBe('2026-11-03')
  expect(localTime('2026-11-02T15:59:59.999Z', authority)).toBe('2026-11-02T23:59:59.999')
  expect(utcOffset('2026-11-02T16:00:00Z', authority)).toBe('UTC+8')
  expect(startOfDayMs('2026-11-03', authority)).toBe(Date.parse('2026-11-02T16:00:00Z'))
  expect(startOfDayMs('2026-13-01', authority)).toBeNaN()
})

test('a place has the day of its authority; an unknown place or instant has none', () => {
  expect(dayIn('HK', '2026-12-31T15:59:59Z')).toBe('2026-12-31')
  expect(dayIn('HK', '2026-12-31T16:00:00Z')).toBe('2027-01-01')
  expect(dayIn('XX', '2026-12-31T16:00:00Z')).toBeNull()
  expect(dayIn('HK', 'soon')).toBeNull()
})

test('days and months run over the end of months, years and leap Februaries', () => {
  expect(addCalendarDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addCalendarDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2027-02-28', 12)).toBe('2028-02-28')
  expect(addMonths('2026-11-02', 36)).toBe('2029-11-02')
})

test.each([
  '2026-02-30',
  '2026-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-01-32',
  '2026-00-10',
  '2026-01-00',
  '2026-13-01',
  '2026-1-1',
  '2026-11-02T00:00:00Z',
  'soon',
  '',
])('%j is no calendar date', (text) => {
  expect(isCalendarDate(text)).toBe(false)
})

test('a day of a leap year is a calendar date', () => {
  expect(isCalendarDate('2028-02-29')).toBe(true)
  expect(isCalendarDate('2000-02-29')).toBe(true)
})

test('every day that the calendar has is a calendar date, and no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999 }), fc.nat({ max: 13 }), fc.nat({ max: 32 }), (year, month, day) => {
      const [y, m, d] = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')]
      const ms = Date.parse(`${y}-${m}-${d}`)
      const isDay = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(`${y}-${m}-${d}`)
      expect(isCalendarDate(`${y}-${m}-${d}`)).toBe(isDay)
    }),
  )
})
