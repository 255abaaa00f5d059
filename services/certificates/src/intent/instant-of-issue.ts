import { isBefore, localDate } from '@concert/domain/instant'
import type { Authority } from '@concert/domain/jurisdictions'

/** How far another authority's clock may be ahead of this cell's; its envelopes are refused beyond the same. */
const CLOCK_AHEAD_MAX_MS = 5 * 60_000

/**
 * The instant of issue: now, or the latest decision where its authority's clock is a little ahead of this cell's. No
 * certificate is issued before it is decided, and a second between two clocks must not end an issuance.
 */
export function instantOfIssue(now: string, decidedAt: readonly string[]): string {
  const latest = decidedAt.reduce((one, other) => (isBefore(one, other) ? other : one), now)
  return isAhead(latest, now) ? now : latest
}

/** Whether an instant lies further ahead of now than two clocks may differ. */
export function isAhead(at: string, now: string): boolean {
  return Date.parse(at) - Date.parse(now) > CLOCK_AHEAD_MAX_MS
}

/**
 * The year in a certificate's number: that of its issue in the lead authority's time zone. A certificate issued on 1 January at
 * 02:00 in Hong Kong is of the new year, although the old one still runs in UTC, and its first day of validity says so too.
 */
export function yearOfIssue(issuedAt: string, lead: Authority): number {
  return Number(localDate(issuedAt, lead).slice(0, 4))
}
