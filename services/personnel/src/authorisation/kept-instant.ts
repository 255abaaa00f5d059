/** The first instant of the calendar that the database knows. */
const FIRST = Date.parse('0001-01-01T00:00:00Z')

/** An instant as the database keeps it and gives it back: to the millisecond, and none before the first year. */
export function keptInstant(instant: string): string {
  return new Date(Math.max(Date.parse(instant), FIRST)).toISOString()
}
