import { CredentialRefused } from '#refusal.ts'

/** The position of an instant relative to a certificate's period of validity. */
export type Period = 'current' | 'not-yet-valid' | 'expired'

const dayMs = 86_400_000
const date = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/

/**
 * Compares `at` with a period whose ends are RFC 3339 instants or calendar dates. A date is a whole day at UTC+8, the
 * offset of all three places, so `validTo: 2029-11-30` is valid until that day ends in Hong Kong.
 *
 * @throws CredentialRefused `payload-refused` for a text that is neither
 */
export function periodAt(validFrom: string, validTo: string, at: string): Period {
  const atMs = startMs(at)
  if (atMs < startMs(validFrom)) return 'not-yet-valid'
  return atMs < endMs(validTo) ? 'current' : 'expired'
}

/** Whether a text is a calendar date or an instant that {@link periodAt} accepts. */
export function isDateOrInstant(text: string): boolean {
  return (date.test(text) || instant.test(text)) && Number.isFinite(startMsUnchecked(text))
}

function startMs(text: string): number {
  if (!isDateOrInstant(text)) {
    throw new CredentialRefused('payload-refused', `${JSON.stringify(text)} is neither a date nor an RFC 3339 instant`)
  }
  return startMsUnchecked(text)
}

function startMsUnchecked(text: string): number {
  return Date.parse(date.test(text) ? `${text}T00:00:00+08:00` : text)
}

function endMs(text: string): number {
  return date.test(text) ? startMs(text) + dayMs : startMs(text)
}
