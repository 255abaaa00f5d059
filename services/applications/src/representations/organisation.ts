import type { organisation } from '@concert/contracts/organisations'
import type { z } from 'zod'
import type { OrganisationRecord } from '#store/organisations.ts'

export function representOrganisation(record: OrganisationRecord): z.input<typeof organisation> {
  const { organisationId, authority, lei, names, place, address, contact, registeredAt, version } = record
  return {
    organisationId,
    authority,
    lei,
    names,
    place,
    address,
    contact,
    registeredAt,
    version,
    identifier: { scheme: record.identifierScheme, value: record.identifierValue },
  }
}
