import type { Viewer } from '@concert/cases/act'
import type { organisation } from '@concert/contracts/organisations'
import { availableActions } from '@concert/domain/machine'
import { organisationMachine } from '@concert/domain/organisation/table'
import type { z } from 'zod'
import type { OrganisationRow } from './store.ts'

export type OrganisationBody = z.input<typeof organisation>

/** The organisation with its version for the ETag; `actions` are the operations that the viewer may call now. */
export function representOrganisation(
  { version, state, address, contact, claimStatement, registeredAt }: OrganisationRow,
  { actor }: Viewer,
): { body: OrganisationBody; version: number } {
  const { organisationId, authority, lei, names, place, status, refusedFor } = state
  const body = {
    organisationId,
    authority,
    lei,
    names,
    place,
    identifier: { scheme: state.identifierScheme, value: state.identifierValue },
    address,
    contact,
    status,
    claim: state.claim === undefined ? null : { ...state.claim, statement: claimStatement?.text ?? '' },
    refusedFor: refusedFor ?? null,
    actions: availableActions(organisationMachine, status, actor.roles),
    registeredAt,
    version,
  }
  return { body, version }
}
