import { addCalendarDays, startOfDayMs } from '@concert/domain/instant'
import type { Authority } from '@concert/domain/jurisdictions'
import { CredentialRefused } from '#refusal.ts'

/** The position of an instant relative to a certificate's period of validity. */
export type Period = 'current' | 'not-yet-valid' | 'expired'

const date = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/

/** The first and the last day of a certificate, and the lead authority in whose time zone they are days. */
export interface Validity {
  readonly validFrom: string
  readonly validTo: string
  readonly leadAuthority: Authority
}

/**
 * Compares `at` with a period whose ends are RFC 3339 instants or calendar dates. A date is a whole day in the time zone of the
 * lead authority, so under `hk` `validTo: 2029-11-30` holds until that day ends in Hong Kong.
 *
 * @throws CredentialRefused `payload-refused` for a text that is neither
 */
export function periodAt({ validFrom, validTo, leadAuthority }: Validity, at: string): Period {
  const atMs = startMs(at, leadAuthority)
  if (atMs < startMs(validFrom, leadAuthority)) return 'not-yet-valid'
  return atMs < endMs(validTo, leadAuthority) ? 'current' : 'expired'
}

/** Whether a text is a calendar date or an instant that {@link periodAt} accepts. */
export function isDateOrInstant(text: string): boolean {
  return (date.test(text) || instant.test(text)) && Number.isFinite(Date.parse(text))
}

function startMs(text: string, lead: Authority): number {
  if (!isDateOrInstant(text)) {
    throw new CredentialRefused('payload-refused', `${JSON.stringify(text)} is neither a date nor an RFC 3339 instant`)
  }
  return date.test(text) ? startOfDayMs(text, lead) : Date.parse(text)
}

function endMs(text: string, lead: Authority): number {
  return startMs(date.test(text) ? addCalendarDays(text, 1) : text, lead)
}
