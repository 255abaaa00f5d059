import { addWorkingDays } from '../calendars/working-days.ts'
import { localDate } from '../instant.ts'
import { type Authority, jurisdictionOf } from '../jurisdictions.ts'

/**
 * For how many working days of the authority the client may object to a person from the day after they were assigned on, and within how
 * many the plan owner decides on it. No source sets them; the scheme proposes them beside its table of service levels.
 */
export const objectionTerms = { object: 5, decide: 3 } as const

/** The last day on which the client may object to who was assigned at an instant (`YYYY-MM-DD`); null where no calendar says. */
export function lastDayToObject(at: string, authority: Authority): string | null {
  const counted = addWorkingDays([jurisdictionOf(authority)], localDate(at, authority), objectionTerms.object)
  return counted.ok ? counted.date : null
}
