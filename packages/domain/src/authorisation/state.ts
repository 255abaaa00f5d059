import type { Authority } from '../jurisdictions.ts'
import type { StaffRole } from '../roles.ts'
import type { Party } from '../transfer-basis/transfer-basis.ts'

export const authorisationStatuses = [
  'proposed',
  'declined',
  'granted',
  'suspended',
  'resumption-proposed',
  'withdrawn',
] as const
export type AuthorisationStatus = (typeof authorisationStatuses)[number]

/** Of whom, for what, where and how long. Instants are RFC 3339 in UTC; the last is outside already. */
export type AuthorisationScope = {
  readonly authority: Authority
  readonly grantId: string
  readonly personId: string
  readonly function: StaffRole
  /** Where the person works under it, and for whom; null where it is from before that was recorded. */
  readonly office: Party | null
  readonly validFrom: string
  readonly validUntil: string
  /** The day on which the undertaking of confidentiality was signed (ISO/IEC 17065 4.5); null where none is on record. */
  readonly undertakingOn: string | null
  /** The loan under which a person of another authority acts here; null for one of its own. */
  readonly loanId: string | null
}

/**
 * The state document of what one person is authorised for: proposed, given by another administrator, taken away. The periods in which it is
 * in force are rows of their own, which every service reads.
 */
export type AuthorisationGrant = AuthorisationScope & {
  readonly status: AuthorisationStatus
  /** Who proposed it; null, as its reason is, where it is from before authorisations were proposed. */
  readonly proposedBy: string | null
  readonly reason: string | null
  /** Whether one administrator gave it alone, because there was no other. */
  readonly founding: boolean
  /** Why it is suspended; null while it is not. */
  readonly suspensionReason: string | null
  /** Who proposed that it be in force again, and why; null while nobody does. */
  readonly resumption: { readonly proposedBy: string; readonly reason: string } | null
  /** Why it was declined or withdrawn, and since when it is no longer relied on; null while it is neither. */
  readonly end: { readonly reason: string; readonly effectiveFrom: string } | null
}
