/** Hong Kong, Macao and Guangdong all keep UTC+8 without summer time, so one offset gives the local date. */
const localOffsetMs = 8 * 60 * 60 * 1000
const dayMs = 24 * 60 * 60 * 1000
const datePattern = /^\d{4}-\d{2}-\d{2}$/

/** Whether instant `a` lies strictly before instant `b` (RFC 3339). An instant that cannot be read is never before. */
export function isBefore(a: string, b: string): boolean {
  return Date.parse(a) < Date.parse(b)
}

/** The calendar date, at the authorities' local time, on which an instant (RFC 3339, UTC) falls. */
export function localDate(at: string): string {
  return new Date(Date.parse(at) + localOffsetMs).toISOString().slice(0, 10)
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
  const ms = Date.parse(text)
  return datePattern.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}
