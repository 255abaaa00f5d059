import { addWorkingDays, type CountedDay, workingDaysBetween } from '../calendars/working-days.ts'
import { addCalendarDays, addMonths, localDate } from '../instant.ts'
import type { Authority } from '../jurisdictions.ts'
import { type Clock, closuresOf, placesOf, standingStop, type Stop } from './clock.ts'

/** Why a clock has no day: nobody has set a term, or no calendar says which days are worked. */
export const undatedReasons = ['no-term', 'calendar-missing'] as const
export type UndatedReason = (typeof undatedReasons)[number]

/** By when the move is due: the last day on which it is in time (`YYYY-MM-DD`, at the authority's place). */
export type Due =
  | { readonly dueOn: string; readonly undated: null; readonly isProvisional: boolean }
  | { readonly dueOn: null; readonly undated: UndatedReason; readonly isProvisional: false }

const noTerm: Due = { dueOn: null, undated: 'no-term', isProvisional: false }
const calendarMissing: Due = { dueOn: null, undated: 'calendar-missing', isProvisional: false }

/**
 * Step 3 of docs/flows/clocks.md: by when the move of a clock is due. While it runs: the term of its task, counted from the day after its beginning, and as many working days
 * more as it stood, of each stop no more than its cap. While it stands: the day that the case says, else the end of the cap. A day of a year
 * without a calendar is never guessed.
 *
 * @param closedDays days on which the office of the authority was closed although its calendar says otherwise (`YYYY-MM-DD`)
 */
export function dueOf(clock: Clock, authority: Authority, closedDays: ReadonlySet<string>): Due {
  const closures = closuresOf(clock.calendar, authority, closedDays)
  const places = placesOf(clock.calendar, authority)
  const stop = standingStop(clock)
  if (stop !== undefined) return dueOfStop(stop, authority, places, closures)
  const { term, since } = clock
  if (term === null) return noTerm
  const from = localDate(since, authority)
  // Months are a limit of the scheme: no holiday moves it.
  if ('months' in term) return { dueOn: addMonths(from, term.months), undated: null, isProvisional: false }
  // Nor does one move the days of a statute that counts every day.
  if ('calendarDays' in term)
    return { dueOn: addCalendarDays(from, term.calendarDays), undated: null, isProvisional: false }
  let days = term.workingDays
  let isProvisional = false
  for (const { from: stood, to, capWorkingDays } of clock.stops) {
    if (to === null) continue
    const counted = workingDaysBetween(places, localDate(stood, authority), localDate(to, authority), closures)
    if (!counted.ok) return calendarMissing
    days += Math.min(counted.days, capWorkingDays)
    isProvisional ||= counted.provisionalFrom !== null
  }
  return dated(addWorkingDays(places, from, days, closures), isProvisional)
}

function dueOfStop(
  { until, from, capWorkingDays }: Stop,
  authority: Authority,
  places: readonly string[],
  closures: ReadonlySet<string>,
): Due {
  if (until !== null) return { dueOn: until, undated: null, isProvisional: false }
  return dated(addWorkingDays(places, localDate(from, authority), capWorkingDays, closures), false)
}

function dated(counted: CountedDay, isProvisional: boolean): Due {
  if (!counted.ok) return calendarMissing
  const { date, provisionalFrom } = counted
  return { dueOn: date, undated: null, isProvisional: isProvisional || provisionalFrom !== null }
}
