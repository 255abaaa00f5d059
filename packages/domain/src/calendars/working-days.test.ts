import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarDays, isCalendarDate } from '#instant.ts'
import { addWorkingDays, calendars } from './working-days.ts'

const known = Object.keys(calendars)
const places = fc.uniqueArray(fc.constantFrom(...known), { minLength: 1 })
/** Early enough that forty working days later is still 2027. */
const dates = fc.integer({ min: 0, max: 640 }).map((days) => addCalendarDays('2025-12-31', days))
const count = fc.integer({ min: 0, max: 40 })

/** The date reached, where the calendars of all its years are there. */
function reached(...args: Parameters<typeof addWorkingDays>): string {
  const counted = addWorkingDays(...args)
  if (!counted.ok) throw new Error(`no calendar of ${counted.without.place} ${counted.without.year}`)
  return counted.date
}

function workingDaysOf(year: number, in_: readonly string[]): string[] {
  const days: string[] = []
  for (let day = reached(in_, `${year - 1}-12-31`, 1); day.startsWith(`${year}-`); day = reached(in_, day, 1)) {
    days.push(day)
    // The next would be a day of a year without a calendar.
    if (days.length > 366 || !addWorkingDays(in_, day, 1).ok) break
  }
  return days
}

describe('the working days of 2026', () => {
  test.each([
    ['CN', 248],
    ['HK', 247],
    ['MO', 241],
  ] as const)('in %s are %i', (place, expected) => {
    expect(workingDaysOf(2026, [place])).toHaveLength(expected)
  })

  test('are 230 in all three places, and 259 in at least one', () => {
    expect(workingDaysOf(2026, known)).toHaveLength(230)
    const inAny = new Set(known.flatMap((place) => workingDaysOf(2026, [place])))
    expect(inAny.size).toBe(259)
  })

  test('have the weekends that are worked in the mainland, and only there', () => {
    for (const day of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) {
      const worked = (place: string): boolean => reached([place], addCalendarDays(day, -1), 1) === day
      expect([worked('CN'), worked('HK'), worked('MO')], day).toEqual([true, false, false])
    }
  })
})

describe('ten working days', () => {
  test.each([
    ['2026-02-12', '2026-03-04', '2026-03-03', '2026-03-03'],
    ['2026-04-01', '2026-04-16', '2026-04-20', '2026-04-20'],
    ['2026-04-30', '2026-05-18', '2026-05-15', '2026-05-15'],
    ['2026-09-18', '2026-10-09', '2026-10-05', '2026-10-07'],
    ['2026-09-30', '2026-10-20', '2026-10-15', '2026-10-16'],
  ])('after %s end on %s in the mainland, %s in Hong Kong and %s in Macao', (from, cn, hk, mo) => {
    expect(['CN', 'HK', 'MO'].map((place) => addWorkingDays([place], from, 10))).toEqual(
      [cn, hk, mo].map((date) => ({ ok: true, date, provisionalFrom: null })),
    )
  })

  test('over the end of 2026 are provisional in the mainland, and New Year’s Day does not count', () => {
    expect(addWorkingDays(['CN'], '2026-12-18', 10)).toEqual({ ok: true, date: '2027-01-04', provisionalFrom: 2027 })
    expect(addWorkingDays(['HK'], '2026-12-18', 10)).toEqual({ ok: true, date: '2027-01-05', provisionalFrom: null })
    expect(addWorkingDays(['MO'], '2026-12-18', 10)).toEqual({ ok: true, date: '2027-01-08', provisionalFrom: null })
    expect(addWorkingDays(['CN'], '2026-12-18', 9)).toEqual({ ok: true, date: '2026-12-31', provisionalFrom: null })
    expect(addWorkingDays(['HK', 'CN'], '2026-12-18', 10)).toMatchObject({ provisionalFrom: 2027 })
  })
})

describe('counting working days', () => {
  test('ends where a day of a year without a calendar would count, and names it', () => {
    expect(addWorkingDays(['HK'], '2027-12-31', 1)).toEqual({ ok: false, without: { place: 'HK', year: 2028 } })
    expect(addWorkingDays(['CN'], '2025-12-01', 1)).toEqual({ ok: false, without: { place: 'CN', year: 2025 } })
    expect(addWorkingDays(['HK', 'XX'], '2026-03-02', 1)).toEqual({ ok: false, without: { place: 'XX', year: 2026 } })
  })

  test('of none is the day itself', () => {
    expect(addWorkingDays(['HK'], '2026-03-01', 0)).toEqual({ ok: true, date: '2026-03-01', provisionalFrom: null })
  })

  test.each([
    [['HK'], '2026-02-30', 1],
    [['HK'], 'soon', 1],
    [['HK'], '2026-03-02', -1],
    [['HK'], '2026-03-02', 1.5],
    [['HK'], '2026-03-02', Number.NaN],
    [[], '2026-03-02', 1],
  ])('of what cannot be counted is an error: %j %s %d', (in_, from, days) => {
    expect(() => addWorkingDays(in_, from, days)).toThrow(RangeError)
  })

  test('in steps comes to the same day as at once', () => {
    fc.assert(
      fc.property(places, dates, count, count, (in_, from, first, second) => {
        fc.pre(first + second <= 40)
        expect(reached(in_, reached(in_, from, first), second)).toBe(reached(in_, from, first + second))
      }),
    )
  })

  test('later or for longer never ends earlier, and one more day always ends later', () => {
    fc.assert(
      fc.property(places, dates, count, (in_, from, days) => {
        expect(reached(in_, addCalendarDays(from, 1), days) >= reached(in_, from, days)).toBe(true)
        expect(reached(in_, from, days + 1) > reached(in_, from, days)).toBe(true)
      }),
    )
  })

  test('in more places never ends earlier', () => {
    fc.assert(
      fc.property(places, dates, count, (in_, from, days) => {
        for (const place of in_) expect(reached(in_, from, days) >= reached([place], from, days)).toBe(true)
      }),
    )
  })
})

describe.each(Object.entries(calendars))('the calendar of %s', (place, years) => {
  test('has 2026 and 2027, each with its source and the date of its review', () => {
    expect(years.map(({ year }) => year)).toEqual([2026, 2027])
    for (const { source, reviewedOn } of years) {
      expect(source.length).toBeGreaterThan(20)
      expect(isCalendarDate(reviewedOn)).toBe(true)
    }
  })

  test('lists dates, in order; weekends are worked only where they are listed', () => {
    for (const { year, daysOff, workingWeekendDays } of years) {
      const days = daysOff.flatMap((span) => span.split('/'))
      for (const day of [...days, ...workingWeekendDays]) expect(isCalendarDate(`${year}-${day}`), day).toBe(true)
      expect(days).toEqual(days.toSorted())
      for (const day of workingWeekendDays) expect([0, 6]).toContain(new Date(`${year}-${day}`).getUTCDay())
      const worked = workingDaysOf(year, [place]).filter((day) => [0, 6].includes(new Date(day).getUTCDay()))
      expect(worked).toEqual(workingWeekendDays.map((day) => `${year}-${day}`))
    }
  })
})
