import type { EngagementKind } from '../cooling-off.ts'
import type { IdentifierScheme } from '../identifiers/check-identifier.ts'
import type { Authority } from '../jurisdictions.ts'
import type { Language } from '../languages.ts'
import type { StaffRole } from '../roles.ts'

export const personStatuses = ['registered'] as const
export type PersonStatus = (typeof personStatuses)[number]

/** Work for, or advice to, a client, by the identifier of the client's register. Days are `YYYY-MM-DD`, both included. */
export type Engagement = {
  readonly engagementId: string
  readonly kind: EngagementKind
  /** Null where it was recorded before the register was asked for. */
  readonly identifierScheme: IdentifierScheme | null
  readonly identifierValue: string
  readonly fromOn: string
  /** Null while it lasts. */
  readonly untilOn: string | null
}

/** What a person was found competent in (ISO/IEC 17065 6.1.2.1), in which function, and until when. */
export type Competence = {
  readonly competenceId: string
  /** A requirement area or a modality of the edition. */
  readonly code: string
  readonly function: StaffRole
  /** Null where it is for every place. */
  readonly place: string | null
  /** What shows it: a record, a diploma, a witnessed evaluation. */
  readonly evidence: string
  /** Null where it was recorded before there was an assessor on record. */
  readonly assessedBy: string | null
  readonly assessedOn: string | null
  /** The last day on which it counts; null while nobody has set one. */
  readonly validUntil: string | null
}

export const correctionKinds = ['engagement', 'account'] as const
export type CorrectionKind = (typeof correctionKinds)[number]
export const correctionStatuses = ['proposed', 'confirmed', 'declined'] as const

/** That something on record is a mistake: proposed by one administrator, confirmed or declined by another. It stays in the file. */
export type Correction = {
  readonly correctionId: string
  readonly of: CorrectionKind
  /** The engagement, or the account, that it takes back. */
  readonly subject: string
  /** The engagement as it was on record; null for an account. */
  readonly engagement: Engagement | null
  readonly status: (typeof correctionStatuses)[number]
  readonly reason: string
  readonly proposedBy: string
  readonly proposedAt: string
  /** Who confirmed or declined it, when, and why it was declined; null while it is open. */
  readonly decision: { readonly by: string; readonly at: string; readonly reason: string | null } | null
}

/**
 * The state document of a natural person of the authority's personnel. Names are beside it and in no event: events are kept for ever,
 * a name only as long as it is needed.
 */
export type Person = {
  readonly authority: Authority
  readonly personId: string
  readonly status: PersonStatus
  readonly languages: readonly Language[]
  /** The accounts of the authority's issuer with which the person signs in. */
  readonly accounts: readonly string[]
  readonly engagements: readonly Engagement[]
  readonly competences: readonly Competence[]
  /** Newest last. What a confirmed one takes back counts no longer, and is no longer in the lists before. */
  readonly corrections: readonly Correction[]
}
