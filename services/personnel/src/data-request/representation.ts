import type { Viewer } from '@concert/cases/act'
import { representClock } from '@concert/cases/represent-clock'
import type { dataRequest } from '@concert/contracts/data-requests'
import { dataRequestMachine } from '@concert/domain/data-request/table'
import { availableActions } from '@concert/domain/machine'
import type { z } from 'zod'
import type { DataRequestRow } from './store.ts'

export type DataRequestBody = z.input<typeof dataRequest>

/** The request with the version for the ETag; nobody is offered to decide on their own. */
export function representDataRequest(
  { version, state, statement, openedAt, clock }: DataRequestRow,
  { actor }: Viewer,
): { body: DataRequestBody; version: number } {
  const { authority, requestId, status, personId, asks, way, receivedOn, refusal } = state
  const actions = personId === actor.id ? [] : availableActions(dataRequestMachine, status, actor.roles)
  const shown = { authority, requestId, status, personId, asks, way, receivedOn, refusal, statement }
  return { body: { ...shown, clock: representClock(clock), actions, openedAt, version }, version }
}
