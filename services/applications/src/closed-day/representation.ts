import type { Viewer } from '@concert/cases/act'
import type { closedDay } from '@concert/contracts/closed-days'
import { closedDayMachine } from '@concert/domain/closed-day/table'
import { availableActions } from '@concert/domain/machine'
import type { z } from 'zod'
import type { ClosedDayRow } from './store.ts'

export type ClosedDayBody = z.input<typeof closedDay>

/** The closed day with its version for the ETag; `actions` are the operations that the viewer may call now. */
export function representClosedDay(
  { version, state, recordedAt }: ClosedDayRow,
  { actor }: Viewer,
): { body: ClosedDayBody; version: number } {
  const { corrected, ...said } = state
  const actions = availableActions(closedDayMachine, state.status, actor.roles)
  return { body: { ...said, corrected: [...corrected], actions, recordedAt, version }, version }
}
