import type { Viewer } from '@concert/cases/act'
import type { authorisationGrant } from '@concert/contracts/authorisations'
import { actionsOn } from '@concert/domain/authorisation/actions'
import type { z } from 'zod'
import type { AuthorisationRow } from './store.ts'

export type GrantBody = z.input<typeof authorisationGrant>

/** The authorisation with its version for the ETag, and what its viewer may do that need not fail. */
export function representGrant(
  { version, state, openedAt, administrators, readAt }: AuthorisationRow,
  { actor }: Viewer,
): { body: GrantBody; version: number } {
  const actions = actionsOn(state, actor, { authority: state.authority, administrators, at: readAt })
  return { body: { ...state, actions, openedAt, version }, version }
}
