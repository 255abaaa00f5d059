import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCalendarDays, localDate } from '#instant.ts'
import { type Authority, authorities } from '#jurisdictions.ts'
import { type Clock, type ClockCalendar, clockCalendars, type ClockRule, type StopRule } from './clock.ts'
import { dueOf } from './due-day.ts'
import { runClock } from './run-clock.ts'
import { taskOf } from './own-calendar.ts'
import { taskNames, taskTerms, termOf } from './task-terms.ts'

const none: ReadonlySet<string> = new Set()
/** Noon at every authority. */
const noon = (day: string): string => `${day}T04:00:00.000Z`
const clock = (change: Partial<Clock> = {}): Clock => ({
  task: 'decide',
  whoseMove: 'decision-maker',
  since: noon('2026-03-02'),
  term: { workingDays: 10 },
  calendar: 'own',
  stops: [],
  ...change,
})
const standing = { because: 'nonconformities-with-client', capWorkingDays: 5, until: null, party: 'applicant' } as const
const onDays = fc.integer({ min: 0, max: 500 }).map((days) => addCalendarDays('2026-01-01', days))
const anyAuthority = fc.constantFrom<Authority>(...authorities)

describe('ten working days of a task', () => {
  test.each([
    ['2026-02-12', '2026-03-04', '2026-03-03', '2026-03-03'],
    ['2026-04-01', '2026-04-16', '2026-04-20', '2026-04-20'],
    ['2026-04-30', '2026-05-18', '2026-05-15', '2026-05-15'],
    ['2026-09-18', '2026-10-09', '2026-10-05', '2026-10-07'],
    ['2026-09-30', '2026-10-20', '2026-10-15', '2026-10-16'],
  ])('that begins on %s end on %s in Guangdong, %s in Hong Kong and %s in Macao', (from, gd, hk, mo) => {
    const due = (authority: Authority) => dueOf(clock({ since: noon(from) }), authority, none).dueOn
    expect([due('cn-gd'), due('hk'), due('mo')]).toEqual([gd, hk, mo])
  })

  test('over the end of 2026 are provisional where the notice for 2027 is missing, and marked as such', () => {
    const since = noon('2026-12-18')
    const due = { dueOn: '2027-01-04', undated: null, isProvisional: true }
    expect(dueOf(clock({ since }), 'cn-gd', none)).toEqual(due)
    expect(dueOf(clock({ since }), 'hk', none)).toEqual({ ...due, dueOn: '2027-01-05', isProvisional: false })
  })

  test('that would need a year without a calendar have no day at all', () => {
    expect(dueOf(clock({ since: noon('2027-12-24') }), 'hk', none)).toEqual({
      dueOn: null,
      undated: 'calendar-missing',
      isProvisional: false,
    })
  })

  test('count a Sunday that is worked in the mainland, and only there', () => {
    const one = clock({ since: noon('2026-09-19'), term: { workingDays: 1 } })
    expect(dueOf(one, 'cn-gd', none).dueOn).toBe('2026-09-20')
    expect(dueOf(one, 'hk', none).dueOn).toBe('2026-09-21')
  })

  test('begin on the day of the authority, not on that of UTC', () => {
    expect(dueOf(clock({ since: '2026-03-02T16:30:00Z', term: { workingDays: 1 } }), 'hk', none).dueOn).toBe(
      '2026-03-04',
    )
  })
})

describe('the calendar of a clock', () => {
  const since = noon('2026-02-12')

  test('is that of its own authority, of the place of a statute, or of the days common to all', () => {
    expect(dueOf(clock({ since }), 'hk', none).dueOn).toBe('2026-03-03')
    expect(dueOf(clock({ since, calendar: 'CN' }), 'hk', none).dueOn).toBe('2026-03-04')
    expect(dueOf(clock({ since, calendar: 'common' }), 'hk', none).dueOn).toBe('2026-03-06')
  })

  test('common to all never ends a joint vote earlier than any of the places', () => {
    fc.assert(
      fc.property(onDays, anyAuthority, (day, authority) => {
        const joint = dueOf(clock({ since: noon(day), calendar: 'common' }), authority, none)
        fc.pre(joint.dueOn !== null)
        const own = authorities.map((one) => dueOf(clock({ since: noon(day) }), one, none).dueOn ?? 'none')
        expect([...own, joint.dueOn].toSorted().at(-1)).toBe(joint.dueOn)
      }),
    )
  })
})

describe('a clock that stood', () => {
  test('is due later by the working days that it stood', () => {
    const stops = [{ ...standing, from: noon('2026-03-04'), to: noon('2026-03-06') }]
    expect(dueOf(clock(), 'hk', none).dueOn).toBe('2026-03-16')
    expect(dueOf(clock({ stops }), 'hk', none).dueOn).toBe('2026-03-18')
  })

  test('over a weekend only is due as it was', () => {
    const stops = [{ ...standing, from: noon('2026-03-06'), to: noon('2026-03-08') }]
    expect(dueOf(clock({ stops }), 'hk', none).dueOn).toBe('2026-03-16')
  })

  test('is due later by no more than the cap of each stop', () => {
    const stops = [
      { ...standing, from: noon('2026-03-04'), to: noon('2026-03-31') },
      { ...standing, from: noon('2026-04-08'), to: noon('2026-04-09') },
    ]
    expect(dueOf(clock({ stops }), 'hk', none).dueOn).toBe(
      dueOf(clock({ term: { workingDays: 16 } }), 'hk', none).dueOn,
    )
  })

  test('is never due earlier than one that did not, and never later than by its caps', () => {
    const stop = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(20))
    fc.assert(
      fc.property(onDays, fc.array(stop, { maxLength: 3 }), anyAuthority, (day, drawn, authority) => {
        const stops = drawn.map(([from, length, capWorkingDays]) => {
          const began = addCalendarDays(day, from)
          return { ...standing, capWorkingDays, from: noon(began), to: noon(addCalendarDays(began, length)) }
        })
        const since = noon(day)
        const at = dueOf(clock({ since, stops }), authority, none).dueOn
        const caps = stops.reduce((sum, { capWorkingDays }) => sum + capWorkingDays, 0)
        const latest = dueOf(clock({ since, term: { workingDays: 10 + caps } }), authority, none).dueOn
        const earliest = dueOf(clock({ since }), authority, none).dueOn
        fc.pre(at !== null && latest !== null && earliest !== null)
        expect(earliest <= at && at <= latest).toBe(true)
      }),
    )
  })
})

describe('a clock that stands', () => {
  test('is due when the case says, else at the end of its cap', () => {
    const open = { ...standing, from: noon('2026-03-04'), to: null }
    expect(dueOf(clock({ stops: [open] }), 'hk', none).dueOn).toBe('2026-03-11')
    expect(dueOf(clock({ stops: [{ ...open, until: '2026-04-11' }] }), 'hk', none).dueOn).toBe('2026-04-11')
  })
})

describe('a closure', () => {
  test('of the last day makes the next working day the last', () => {
    expect(dueOf(clock(), 'hk', new Set(['2026-03-16'])).dueOn).toBe('2026-03-17')
    expect(dueOf(clock(), 'hk', new Set(['2026-03-05'])).dueOn).toBe('2026-03-17')
  })

  test('on a day that nobody works, or after the end, changes nothing', () => {
    expect(dueOf(clock(), 'hk', new Set(['2026-03-08', '2026-03-17'])).dueOn).toBe('2026-03-16')
  })

  test('of an authority counts where its own place counts, and not for the statute of another place', () => {
    const gale = new Set(['2026-03-05'])
    const moved = (calendar: ClockCalendar) =>
      dueOf(clock({ calendar }), 'hk', gale).dueOn !== dueOf(clock({ calendar }), 'hk', none).dueOn
    expect(clockCalendars.filter(moved)).toEqual(['own', 'common', 'HK'])
  })

  test('never makes a clock due earlier', () => {
    fc.assert(
      fc.property(onDays, fc.array(onDays), anyAuthority, (day, closed, authority) => {
        const one = clock({ since: noon(day) })
        const [before, after] = [dueOf(one, authority, none).dueOn, dueOf(one, authority, new Set(closed)).dueOn]
        fc.pre(before !== null && after !== null)
        expect(before <= after).toBe(true)
        expect(closed).not.toContain(after)
      }),
    )
  })
})

describe('terms', () => {
  test('in months end on the same day of the month, whatever day that is', () => {
    expect(dueOf(clock({ since: noon('2026-08-31'), term: { months: 6 } }), 'hk', none)).toEqual({
      dueOn: '2027-02-28',
      undated: null,
      isProvisional: false,
    })
  })

  test('that nobody has set give no day, and say so', () => {
    expect(dueOf(clock({ term: null }), 'hk', none)).toMatchObject({ dueOn: null, undated: 'no-term' })
  })

  test('are those of the table of service levels, by the class where it differs', () => {
    expect(termOf('check-completeness', 'high')).toEqual({ workingDays: 5 })
    expect((['high', 'limited', 'minimal'] as const).map((one) => termOf('review-documents', one))).toEqual([
      { workingDays: 20 },
      { workingDays: 15 },
      { workingDays: 10 },
    ])
    expect(termOf('test', 'limited')).toEqual({ workingDays: 40 })
    expect(termOf('prepare-application', 'high')).toBeNull()
  })

  test('each say where they are from', () => {
    for (const name of taskNames) expect(taskTerms[name].source.length, name).toBeGreaterThan(15)
  })
})

describe('what a change makes of a clock', () => {
  const rule: ClockRule = taskOf('test', 'evaluator')
  const waiting: StopRule = { because: 'nonconformities-with-client', capWorkingDays: 65, until: '2026-06-01' }
  const stands: ClockRule = taskOf('test', 'applicant', 'minimal', waiting)
  const began = runClock(null, rule, noon('2026-03-02'))

  test('a task begins with the change that makes it the next', () => {
    expect(began).toEqual({ ...clock({ task: 'test', whoseMove: 'evaluator' }), term: { workingDays: 40 } })
  })

  test('a task that goes on keeps its clock, the very same', () => {
    expect(runClock(began, rule, noon('2026-03-20'))).toBe(began)
  })

  test('another task begins anew, and no task has no clock', () => {
    expect(runClock(began, taskOf('assign-review', 'plan-owner'), noon('2026-04-01'))).toMatchObject({
      task: 'assign-review',
      since: noon('2026-04-01'),
      stops: [],
    })
    expect(runClock(began, null, noon('2026-04-01'))).toBeNull()
  })

  test('a clock that comes to stand keeps its beginning, and goes on when it stands no more', () => {
    const stood = runClock(began, stands, noon('2026-03-04'))
    expect(stood).toMatchObject({ since: noon('2026-03-02'), whoseMove: 'applicant' })
    expect(stood === null ? stood : dueOf(stood, 'hk', none).dueOn).toBe('2026-06-01')
    const went = runClock(stood, rule, noon('2026-03-06'))
    expect(went).toMatchObject({ since: noon('2026-03-02'), whoseMove: 'evaluator' })
    expect(went?.stops).toEqual([{ ...waiting, party: 'applicant', from: noon('2026-03-04'), to: noon('2026-03-06') }])
  })

  test('a new day for what is waited for changes the stop, and not how long it has lasted', () => {
    const stood = runClock(began, stands, noon('2026-03-04'))
    const later = runClock(stood, { ...stands, stands: { ...waiting, until: '2026-07-01' } }, noon('2026-03-10'))
    expect(later?.stops).toHaveLength(1)
    expect(later?.stops[0]).toMatchObject({ from: noon('2026-03-04'), until: '2026-07-01', to: null })
    expect(runClock(stood, stands, noon('2026-03-10'))).toBe(stood)
  })

  test('a task passes to another without a new beginning', () => {
    const passed = runClock(began, { ...rule, whoseMove: 'plan-owner' }, noon('2026-03-10'))
    expect(passed).toEqual({ ...began, whoseMove: 'plan-owner' })
  })
})

test('a due day is at or after the day on which its task began', () => {
  fc.assert(
    fc.property(onDays, anyAuthority, fc.constantFrom(...taskNames), (day, authority, task) => {
      const { dueOn } = dueOf(clock({ since: noon(day), term: termOf(task, 'high') }), authority, none)
      fc.pre(dueOn !== null)
      expect(dueOn >= localDate(noon(day), authority)).toBe(true)
    }),
  )
})
