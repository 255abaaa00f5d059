import { type Authority, authorityOf, type Jurisdiction, jurisdictions, recordOf } from './jurisdictions.ts'

const dayMs = 24 * 60 * 60 * 1000
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether instant `a` lies strictly before instant `b` (RFC 3339). An instant that cannot be read is never before. */
export function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b)
}

/** The calendar date, in an authority's time zone, on which an instant (RFC 3339, UTC) falls. */
export function localDate(at: string, authority: Authority): string {
  return localTime(at, authority).slice(0, 10)
}

/** The calendar date in a place; null for a place that is not known and an instant that cannot be read. */
export function dayIn(place: string, at: string): string | null {
  const known = jurisdictions.find((one) => one === place)
  const minute = Math.floor(Date.parse(at) / 60_000)
  if (known === undefined || Number.isNaN(minute)) return null
  const last = lastDays.get(known)
  if (last?.minute === minute) return last.date
  const date = localDate(at, authorityOf(known))
  lastDays.set(known, { minute, date })
  return date
}

/** The last answer of each place: days turn at a full minute, and many are asked for within one. */
const lastDays = new Map<Jurisdiction, { readonly minute: number; readonly date: string }>()

/** The date and time on an authority's clock at an instant (RFC 3339, UTC), for example `2026-11-03T00:00:00.000`. */
export function localTime(at: string, authority: Authority): string {
  const ms = Date.parse(at)
  return new Date(ms + offsetMs(ms, authority)).toISOString().slice(0, -1)
}

/** How an authority's clock differs from UTC at an instant, for example `UTC+8` or `UTC-3:30`. */
export function utcOffset(at: string, authority: Authority): string {
  const minutes = offsetMs(Date.parse(at), authority) / 60_000
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/** The instant at which a calendar date begins at an authority, in milliseconds. NaN for a text that is no date. */
export function startOfDayMs(date: string, authority: Authority): number {
  const asUtc = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(asUtc)) return asUtc
  // The offset at the instant itself, which is what is looked for: nearer with each step, exact with the second.
  return asUtc - offsetMs(asUtc - offsetMs(asUtc, authority), authority)
}

/** How far an authority's clock is ahead of UTC at an instant. */
function offsetMs(ms: number, authority: Authority): number {
  const parts = clockOf(authority).formatToParts(ms)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return local - Math.floor(ms / 1000) * 1000
}

const clocks = new Map<Authority, Intl.DateTimeFormat>()

/** Making one costs far more than asking it. */
function clockOf(authority: Authority): Intl.DateTimeFormat {
  const known = clocks.get(authority)
  if (known !== undefined) return known
  const clock = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: recordOf(authority).timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  clocks.set(authority, clock)
  return clock
}

/** The date `days` calendar days after `date` (`YYYY-MM-DD`). */
export function addCalendarDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
}

/** The same day `months` later, or the last day of that month where it has no such day. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10)
}

/** Whether a text is a date of the calendar written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = datePattern.exec(text) ?? []
  const isLeapDay = month === '02' && day === '29'
  if (isLeapDay) return isLeapYear(Number(year))
  return Number(day) >= 1 && Number(day) <= (monthDays[Number(month) - 1] ?? 0)
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
