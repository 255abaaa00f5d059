import type { organisation } from '@concert/contracts/organisations'
import type { z } from 'zod'
import type { OrganisationRow } from './store.ts'

export type OrganisationBody = z.input<typeof organisation>

/** The organisation with its version for the ETag. */
export function representOrganisation({ version, state, address, contact, registeredAt }: OrganisationRow): {
  body: OrganisationBody
  version: number
} {
  const { organisationId, authority, lei, names, place, identifierScheme, identifierValue } = state
  const identifier = { scheme: identifierScheme, value: identifierValue }
  const body = { organisationId, authority, lei, names, place, identifier, address, contact, registeredAt, version }
  return { body, version }
}
