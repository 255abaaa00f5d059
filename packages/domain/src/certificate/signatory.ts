import type { Authorisation } from '../roles.ts'
import { authorisationGap } from '../standing-guards.ts'
import { violation } from '../violation.ts'
import type { Violation } from '../violation.ts'

/** Why no signatory's standing instruction covers an issue or a signature at an instant (RFC 3339); empty when one does. */
export function signatoryGap(at: string, authorisation: Authorisation | null): Violation[] {
  const gap = authorisationGap('signatory', at, authorisation)
  return gap === null ? [] : [violation('signatory-not-authorised', '', { gap })]
}
