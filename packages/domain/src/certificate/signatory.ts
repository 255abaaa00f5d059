import type { Authorisation } from '../roles.ts'
import { authorisationGap } from '../standing-guards.ts'
import type { Violation } from '../violation.ts'

/** Why no signatory's standing instruction covers an issue or a signature at an instant (RFC 3339); empty when one does. */
export function signatoryGap(at: string, authorisation: Authorisation | null): Violation[] {
  const gap = authorisationGap('signatory', at, authorisation)
  if (gap === null) return []
  const message = `No signatory's standing instruction covers this issue: ${gap}. Have a signatory authorised.`
  return [{ pointer: '', code: 'signatory-not-authorised', message }]
}
