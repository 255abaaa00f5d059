const DAY_MS = 86_400_000
/** What is younger can be under way, and need not be on both sides yet, ms. */
export const SETTLED_AFTER_MS = 3_600_000
const DAYS_COMPARED = 35

/** A time in which envelopes were made, from its first instant up to its end, which is not in it. RFC 3339 in UTC. */
export interface LedgerPeriod {
  readonly from: string
  readonly until: string
}

/** The time that is compared: 35 days up to what is settled, an hour ago. An envelope is under way for seven days at most, so each is compared many times. */
export function comparedPeriod(now: string, settledAfterMs: number): LedgerPeriod {
  const untilMs = Date.parse(now) - settledAfterMs
  return { from: instantOf(untilMs - DAYS_COMPARED * DAY_MS), until: instantOf(untilMs) }
}

/** The same time in parts of one day; the last one is shorter. */
export function daysOf({ from, until }: LedgerPeriod): LedgerPeriod[] {
  const days: LedgerPeriod[] = []
  const endMs = Date.parse(until)
  for (let ms = Date.parse(from); ms < endMs; ms += DAY_MS) {
    days.push({ from: instantOf(ms), until: instantOf(Math.min(ms + DAY_MS, endMs)) })
  }
  return days
}

/**
 * What the ids of all envelopes begin with or come after that were made at an instant or later: an id is a UUID of version 7, which begins
 * with its milliseconds (RFC 9562 §5.7). So both sides mean the same envelopes, whenever each came in.
 */
export function firstIdAt(at: string, kind: 'env' | 'brd' = 'env'): string {
  const hex = Math.max(Date.parse(at), 0).toString(16).padStart(12, '0')
  return `${kind}_${hex.slice(0, 8)}-${hex.slice(8)}`
}

function instantOf(ms: number): string {
  return new Date(ms).toISOString()
}
