import type { Viewer } from '@concert/cases/act'
import { representClock } from '@concert/cases/represent-clock'
import type { organisation } from '@concert/contracts/organisations'
import { availableActions } from '@concert/domain/machine'
import type { Sight } from '@concert/domain/need-to-know'
import { organisationMachine } from '@concert/domain/organisation/table'
import type { z } from 'zod'
import type { OrganisationRow } from './store.ts'

export type OrganisationBody = z.input<typeof organisation>

/** The organisation as its viewer may see it, with its version for the ETag; `actions` are the operations that the viewer may call now. */
export function representOrganisation(
  { version, state, claimStatement, registeredAt, clock, ...row }: OrganisationRow,
  { actor }: Viewer,
  sight: Sight,
): { body: OrganisationBody; version: number } {
  const { organisationId, authority, lei, names, place, status, refusedFor } = state
  const isOpen = sight === 'file'
  const { address, contact } = isOpen ? row : { address: null, contact: null }
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
    claim: state.claim === undefined || !isOpen ? null : { ...state.claim, statement: claimStatement?.text ?? '' },
    refusedFor: isOpen ? (refusedFor ?? null) : null,
    actions: availableActions(organisationMachine, status, actor.roles),
    clock: representClock(clock),
    registeredAt,
    version,
  }
  return { body, version }
}
