import { isCalendarDate } from '../instant.ts'
import type { CalendarYear } from './calendar-year.ts'

/**
 * What is wrong with the years of a place, each fault in words: a year or a day that is listed twice, what is no date, a span that runs backwards,
 * a day that is both off and worked, a worked weekend day that is none. Empty for a calendar that can be used.
 */
export function calendarFaults(years: readonly CalendarYear[]): string[] {
  const repeated = years.filter(({ year }, index) => years.findIndex((one) => one.year === year) !== index)
  return [...repeated.map(({ year }) => `${year} is there twice`), ...years.flatMap(faultsOfYear)]
}

function faultsOfYear({ year, daysOff, workingWeekendDays }: CalendarYear): string[] {
  const spans = daysOff.map((span) => daysOfSpan(year, span))
  const off = spans.flatMap((span) => (typeof span === 'string' ? [] : span))
  const worked = workingWeekendDays.map((day) => `${year}-${day}`)
  return [
    ...spans.filter((span) => typeof span === 'string'),
    ...repeatedOf(off),
    ...worked.flatMap(faultsOfWorked),
    ...repeatedOf(worked),
    ...worked.filter((day) => off.includes(day)).map((day) => `${day} is both off and worked`),
  ]
}

/** The days of a span, or what is wrong with it. */
function daysOfSpan(year: number, span: string): readonly string[] | string {
  const [first = '', last = first] = span.split('/').map((day) => `${year}-${day}`)
  if (![first, last].every(isCalendarDate)) return `${year}-${span} is no date`
  return last < first ? `${year}-${span} runs backwards` : daysFrom(first, last)
}

function faultsOfWorked(day: string): string[] {
  if (!isCalendarDate(day)) return [`${day} is no date`]
  return [0, 6].includes(new Date(day).getUTCDay()) ? [] : [`${day} is on no weekend`]
}

function repeatedOf(days: readonly string[]): string[] {
  return days.filter((day, index) => days.indexOf(day) !== index).map((day) => `${day} is listed twice`)
}

const dayMs = 24 * 60 * 60 * 1000

function daysFrom(first: string, last: string): string[] {
  const count = (Date.parse(last) - Date.parse(first)) / dayMs + 1
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * dayMs).toISOString().slice(0, 10),
  )
}
