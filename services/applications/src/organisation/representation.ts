import type { organisation } from '@concert/contracts/organisations'
import type { Viewer } from '@concert/cases/act'
import type { Sight } from '@concert/domain/need-to-know'
import type { z } from 'zod'
import type { OrganisationRow } from './store.ts'

export type OrganisationBody = z.input<typeof organisation>

/** The organisation as its viewer may see it, with its version for the ETag. */
export function representOrganisation(
  { version, state, registeredAt, ...row }: OrganisationRow,
  _viewer: Viewer,
  sight: Sight,
): { body: OrganisationBody; version: number } {
  const { organisationId, authority, lei, names, place, identifierScheme, identifierValue } = state
  const identifier = { scheme: identifierScheme, value: identifierValue }
  const { address, contact } = sight === 'file' ? row : { address: null, contact: null }
  const body = { organisationId, authority, lei, names, place, identifier, address, contact, registeredAt, version }
  return { body, version }
}
