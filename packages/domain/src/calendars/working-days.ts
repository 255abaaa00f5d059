import { addCalendarDays, isCalendarDate } from '#instant.ts'
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

interface Loaded {
  readonly isProvisional: boolean
  readonly off: ReadonlySet<string>
  readonly worked: ReadonlySet<string>
}

const loaded: ReadonlyMap<string, Loaded> = new Map(
  Object.entries(calendars).flatMap(([place, years]) =>
    years.map((one) => [`${place} ${one.year}`, load(one)] as const),
  ),
)

/**
 * The day that is `days` working days after a date, where the day after it counts as the first. A day counts when it is a working
 * day in every one of the places: name one for the clock of one side, several for a day on which all of them work.
 *
 * @example addWorkingDays(['CN'], '2026-02-12', 10) // { ok: true, date: '2026-03-04', provisionalFrom: null }
 * @returns the place and the year for which there is no calendar, as soon as a day of it would have to be known
 * @throws RangeError for what is no date, no whole number of days or no place
 */
export function addWorkingDays(places: readonly string[], from: string, days: number): CountedDay {
  if (!isCalendarDate(from) || !Number.isSafeInteger(days) || days < 0 || places.length === 0) {
    throw new RangeError(`not countable: ${days} working days after ${from} in ${places.join(', ')}`)
  }
  let date = from
  let provisionalFrom: number | null = null
  for (let left = days; left > 0;) {
    date = addCalendarDays(date, 1)
    let isWorked = true
    for (const place of places) {
      const year = Number(date.slice(0, 4))
      const calendar = loaded.get(`${place} ${year}`)
      if (calendar === undefined) return { ok: false, without: { place, year } }
      if (calendar.isProvisional) provisionalFrom ??= year
      isWorked &&= isWorkingDay(calendar, date)
    }
    if (isWorked) left -= 1
  }
  return { ok: true, date, provisionalFrom }
}

function isWorkingDay({ off, worked }: Loaded, date: string): boolean {
  if (off.has(date)) return false
  const day = new Date(date).getUTCDay()
  return (day !== 0 && day !== 6) || worked.has(date)
}

function load({ year, status, daysOff, workingWeekendDays }: CalendarYear): Loaded {
  const dateOf = (day: string): string => `${year}-${day}`
  return {
    isProvisional: status === 'provisional',
    off: new Set(daysOff.flatMap((span) => daysOf(span).map(dateOf))),
    worked: new Set(workingWeekendDays.map(dateOf)),
  }

  function daysOf(span: string): string[] {
    const [first = '', last = first] = span.split('/')
    const days = [first]
    for (let day = first; day < last; days.push(day)) day = addCalendarDays(dateOf(day), 1).slice(5)
    return days
  }
}
