import type { IdentifierScheme } from '../identifiers/check-identifier.ts'
import type { CommandBase } from '../machine.ts'
import type { CellFacts, CellStaffFacts } from '../standing-guards.ts'
import type { OrganisationParticulars } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

/** The identifiers as they were typed: they are judged, and then kept in their normal form. */
export type RegisterOrganisation = Readonly<CommandBase & { name: 'registerOrganisation' }> &
  Omit<OrganisationParticulars, 'identifierScheme' | 'identifierValue' | 'lei'> & {
    readonly identifier: { readonly scheme: IdentifierScheme; readonly value: string }
    readonly lei?: string
  }

/** The client says on what authority it acts for the organisation, and names the document that shows it by its SHA-256 digest. */
export type ClaimOrganisation = Named<'claimOrganisation', { statement: string; documentDigest: string }>
export type DeclareOrganisationImpartiality = Named<
  'declareOrganisationImpartiality',
  { conflict: boolean; statement: string }
>
/** `reason` says how the claim was checked. */
export type VerifyOrganisation = Named<'verifyOrganisation', { reason: string }>
export type RefuseClaim = Named<'refuseClaim', { reason: string }>
export type RevokeVerification = Named<'revokeVerification', { reason: string }>

export type OrganisationCommand =
  | RegisterOrganisation
  | ClaimOrganisation
  | DeclareOrganisationImpartiality
  | VerifyOrganisation
  | RefuseClaim
  | RevokeVerification

export type VerifyFacts = CellStaffFacts & {
  /** The other organisations of the authority that are verified under one of the identifiers of this one. */
  readonly verifiedElsewhere: readonly string[]
}

/** What the caller looks up for each command. */
export type OrganisationFacts = {
  registerOrganisation: CellFacts
  claimOrganisation: CellFacts
  declareOrganisationImpartiality: CellStaffFacts
  verifyOrganisation: VerifyFacts
  refuseClaim: CellStaffFacts
  revokeVerification: CellStaffFacts
}
