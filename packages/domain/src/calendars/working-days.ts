import { isCalendarDate } from '#instant.ts'
import { calendarFaults } from './calendar-faults.ts'
import type { CalendarYear } from './calendar-year.ts'
import { hongKongYears } from './hong-kong.ts'
import { macaoYears } from './macao.ts'
import { mainlandYears } from './mainland.ts'

/** The calendars by place. A place without an entry has none, and no day of it is known. */
export const calendars: Readonly<Record<string, readonly CalendarYear[]>> = {
  CN: mainlandYears,
  HK: hongKongYears,
  MO: macaoYears,
}

/** A working day found by counting, and the first provisional year that was counted through; null for none. */
export type CountedDay =
  | { readonly ok: true; readonly date: string; readonly provisionalFrom: number | null }
  | { readonly ok: false; readonly without: { readonly place: string; readonly year: number } }

/** One year of a place, with its days numbered from 1970-01-01 on. */
interface LoadedYear {
  readonly year: number
  readonly isProvisional: boolean
  readonly firstDay: number
  /** Whether each of its days is a working day. */
  readonly isWorked: readonly boolean[]
}

const dayMs = 24 * 60 * 60 * 1000
const loaded: ReadonlyMap<string, readonly LoadedYear[]> = new Map(
  Object.entries(calendars).map(([place, years]) => [place, loadAll(place, years)]),
)

const noClosures: ReadonlySet<string> = new Set()

/**
 * The day that is `days` working days after a date, where the day after it counts as the first. A day counts when it is a working
 * day in every one of the places: name one for the clock of one side, several for a day on which all of them work.
 *
 * @example addWorkingDays(['CN'], '2026-02-12', 10) // { ok: true, date: '2026-03-04', provisionalFrom: null }
 * @param closures days that do not count although the calendars say so: of a gale or a black rainstorm (Cap. 1 s. 71)
 * @returns the place and the year for which there is no calendar, as soon as a day of it would have to be known
 * @throws RangeError for what is no date, no whole number of days or no place
 */
export function addWorkingDays(
  places: readonly string[],
  from: string,
  days: number,
  closures: ReadonlySet<string> = noClosures,
): CountedDay {
  requireCountable(places, from, days)
  let day = Date.parse(from) / dayMs
  let provisionalFrom: number | null = null
  for (let left = days; left > 0;) {
    day += 1
    const known = dayOf(places, day, closures)
    if ('without' in known) return { ok: false, without: known.without }
    provisionalFrom ??= known.provisionalIn
    if (known.isWorked) left -= 1
  }
  return { ok: true, date: dateOf(day), provisionalFrom }
}

/** How many working days lie after one day, up to and with another. */
export type CountedDays =
  | { readonly ok: true; readonly days: number; readonly provisionalFrom: number | null }
  | Extract<CountedDay, { ok: false }>

/**
 * How many working days of all the places lie after `from`, up to and with `to`; none where `to` is not later. It is how far
 * `addWorkingDays` has to count from the one day to come to the other, or to the last working day before it.
 *
 * @throws RangeError for what is no date or no place
 */
export function workingDaysBetween(
  places: readonly string[],
  from: string,
  to: string,
  closures: ReadonlySet<string> = noClosures,
): CountedDays {
  requireCountable(places, from, 0)
  requireCountable(places, to, 0)
  const last = Date.parse(to) / dayMs
  let days = 0
  let provisionalFrom: number | null = null
  for (let day = Date.parse(from) / dayMs + 1; day <= last; day += 1) {
    const known = dayOf(places, day, closures)
    if ('without' in known) return { ok: false, without: known.without }
    provisionalFrom ??= known.provisionalIn
    if (known.isWorked) days += 1
  }
  return { ok: true, days, provisionalFrom }
}

/**
 * The day so many working days before a date, where the day before it counts as the first. Null where a day would have to be known of a
 * year without a calendar.
 *
 * @throws RangeError for what is no date, no whole number of days or no place
 */
export function workingDayBefore(
  places: readonly string[],
  to: string,
  days: number,
  closures: ReadonlySet<string> = noClosures,
): string | null {
  requireCountable(places, to, days)
  let day = Date.parse(to) / dayMs
  for (let left = days; left > 0;) {
    day -= 1
    const known = dayOf(places, day, closures)
    if ('without' in known) return null
    if (known.isWorked) left -= 1
  }
  return dateOf(day)
}

type KnownDay =
  | { readonly isWorked: boolean; readonly provisionalIn: number | null }
  | { readonly without: { readonly place: string; readonly year: number } }

function dayOf(places: readonly string[], day: number, closures: ReadonlySet<string>): KnownDay {
  let isWorked = true
  let provisionalIn: number | null = null
  for (const place of places) {
    const calendar = yearWith(place, day)
    if (calendar === undefined) return { without: { place, year: yearOf(day) } }
    if (calendar.isProvisional) provisionalIn = calendar.year
    isWorked &&= calendar.isWorked[day - calendar.firstDay] === true
  }
  return { isWorked: isWorked && (closures.size === 0 || !closures.has(dateOf(day))), provisionalIn }
}

function requireCountable(places: readonly string[], from: string, days: number): void {
  if (isCalendarDate(from) && Number.isSafeInteger(days) && days >= 0 && places.length > 0) return
  throw new RangeError(`not countable: ${days} working days after ${from} in ${places.join(', ')}`)
}

function yearWith(place: string, day: number): LoadedYear | undefined {
  return loaded.get(place)?.find(({ firstDay, isWorked }) => firstDay <= day && day < firstDay + isWorked.length)
}

/** @throws Error that lists what is wrong with the data: nothing is counted by a calendar that contradicts itself */
function loadAll(place: string, years: readonly CalendarYear[]): LoadedYear[] {
  const faults = calendarFaults(years)
  if (faults.length > 0) throw new Error(`the calendar of ${place} cannot be used: ${faults.join('; ')}`)
  return years.map(load)
}

function load({ year, status, daysOff, workingWeekendDays }: CalendarYear): LoadedYear {
  const firstDay = Date.UTC(year) / dayMs
  const length = Date.UTC(year + 1) / dayMs - firstDay
  const off = daysOff.map((span) => span.split('/')).map(([first = '', last = first]) => [first, last] as const)
  const isWorked = Array.from({ length }, (_, index) => {
    const date = dateOf(firstDay + index).slice(5)
    if (off.some(([first, last]) => first <= date && date <= last)) return false
    return !isWeekend(firstDay + index) || workingWeekendDays.includes(date)
  })
  return { year, isProvisional: status === 'provisional', firstDay, isWorked }
}

/** The first day, 1970-01-01, was a Thursday. */
function isWeekend(day: number): boolean {
  const weekday = (day + 4) % 7
  return weekday === 0 || weekday === 6
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear()
}
