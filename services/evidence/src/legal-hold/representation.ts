import type { Viewer } from '@concert/cases/act'
import type { legalHold } from '@concert/contracts/legal-holds'
import { legalHoldMachine } from '@concert/domain/legal-hold/table'
import { availableActions } from '@concert/domain/machine'
import type { z } from 'zod'
import type { LegalHoldRow } from './store.ts'

export type LegalHoldBody = z.input<typeof legalHold>

/** The hold with its version for the ETag; `actions` are the operations that the viewer may call now. */
export function representLegalHold(
  { version, state, placedAt }: LegalHoldRow,
  { actor }: Viewer,
): { body: LegalHoldBody; version: number } {
  const actions = availableActions(legalHoldMachine, state.status, actor.roles)
  return { body: { ...state, actions, placedAt, version }, version }
}
