import type { IdentifierScheme } from '../identifiers/check-identifier.ts'
import type { CommandBase } from '../machine.ts'
import type { CellFacts } from '../standing-guards.ts'
import type { OrganisationParticulars } from './state.ts'

/** The identifiers as they were typed: they are judged, and then kept in their normal form. */
export type RegisterOrganisation = Readonly<CommandBase & { name: 'registerOrganisation' }> &
  Omit<OrganisationParticulars, 'identifierScheme' | 'identifierValue' | 'lei'> & {
    readonly identifier: { readonly scheme: IdentifierScheme; readonly value: string }
    readonly lei?: string
  }

export type OrganisationCommand = RegisterOrganisation

/** What the caller looks up for each command. */
export type OrganisationFacts = { registerOrganisation: CellFacts }
