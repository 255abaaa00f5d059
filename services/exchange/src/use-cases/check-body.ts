import { type EnvelopeType, envelopeBodies } from '@concert/contracts/envelopes'
import type { ProblemError } from '@concert/contracts/problems'

const FAULTS_MAX = 20

/** The faults of the body of an envelope of this type; the same check on both sides. Values are not repeated. */
export function bodyFaults(type: EnvelopeType, body: unknown): ProblemError[] {
  const read = envelopeBodies[type].safeParse(body)
  if (!read.success) {
    return read.error.issues.slice(0, FAULTS_MAX).map((issue) => ({
      pointer: `/body${issue.path.map((step) => `/${String(step)}`).join('')}`,
      code: issue.code.replaceAll('_', '-'),
      message: issue.message,
    }))
  }
  // PostgreSQL cannot store NUL, and not every text of every body forbids it.
  return holdsNul(body) ? [{ pointer: '/body', code: 'nul', message: 'a text holds the character NUL' }] : []
}

function holdsNul(body: unknown): boolean {
  let found = false
  JSON.stringify(body, (_name, value: unknown) => {
    if (typeof value === 'string' && value.includes('\u0000')) found = true
    return value
  })
  return found
}
