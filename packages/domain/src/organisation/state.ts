import type { IdentifierScheme } from '../identifiers/check-identifier.ts'
import type { Authority, Jurisdiction } from '../jurisdictions.ts'
import type { LocalisedText } from '../languages.ts'

export const organisationStatuses = ['registered'] as const
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

/** The state document of one organisation (17065 7.2). */
export type Organisation = OrganisationParticulars & { readonly status: OrganisationStatus }
