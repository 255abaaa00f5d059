import type { EnvelopeType } from '@concert/domain/envelope/state'
import { envelopeBodies } from './envelopes.ts'
import { faultsOfIssues } from './faults-of-issues.ts'
import { fault, type FoundError } from './found-errors.ts'

const FAULTS_MAX = 20

/** What is wrong with the body of an envelope of this type; the same check on both sides. Values are not repeated. */
export function bodyFaults(type: EnvelopeType, body: unknown): FoundError[] {
  const read = envelopeBodies[type].safeParse(body)
  if (!read.success) {
    return [...faultsOfIssues(read.error.issues, ['body']).take(FAULTS_MAX)]
  }
  // PostgreSQL stores no NUL, and not every text of every body forbids it.
  return holdsNul(body) ? [fault('text-broken', '/body', {})] : []
}

function holdsNul(body: unknown): boolean {
  let found = false
  JSON.stringify(body, (_name, value: unknown) => {
    if (typeof value === 'string' && value.includes('\u0000')) found = true
    return value
  })
  return found
}
