import type { IdentifierScheme } from '../identifiers/check-identifier.ts'
import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'
import type { ImpartialityDeclaration } from '../standing-guards.ts'

/** Whether a client may act for the organisation: nobody has said so, the client has, the application review has found so. */
export const organisationStatuses = ['registered', 'claimed', 'verified'] as const
export type OrganisationStatus = (typeof organisationStatuses)[number]

/**
 * What is registered of an applicant's organisation: the members of its event and its state. The contact and the address are
 * none of them, for events are kept for ever and read outside the service that has them.
 */
export type OrganisationParticulars = {
  readonly authority: Authority
  readonly organisationId: string
  readonly applicantId: string
  readonly names: LocalisedText
  readonly place: Jurisdiction
  readonly identifierScheme: IdentifierScheme
  /** In the normal form of its register. */
  readonly identifierValue: string
  /** The worldwide identifier beside that of the place, in its normal form. */
  readonly lei: string | null
}

/** What a client claims its organisation with. The words of the claim are not part of it: they can name people. */
export type OrganisationClaim = {
  /** SHA-256 of the document that shows the client's authority. */
  readonly documentDigest: string
  readonly claimedAt: string
}

/** The state document of one organisation (17065 7.2, 7.3.1). */
export type Organisation = OrganisationParticulars & {
  readonly status: OrganisationStatus
  readonly declarations: readonly ImpartialityDeclaration[]
  readonly claim?: OrganisationClaim
  /** Why the last claim was refused, or its verification revoked. */
  readonly refusedFor?: string
}
