import type { Viewer } from '@concert/cases/act'
import type { absence } from '@concert/contracts/absences'
import { absenceMachine } from '@concert/domain/absence/table'
import { availableActions } from '@concert/domain/machine'
import type { z } from 'zod'
import type { AbsenceRow } from './store.ts'

export type AbsenceBody = z.input<typeof absence>

/** The absence with the version for the ETag. Who stands in may read it, and changes nothing of it. */
export function representAbsence(
  { version, state, enteredAt }: AbsenceRow,
  { actor }: Viewer,
): { body: AbsenceBody; version: number } {
  const isOthers = actor.roles.includes('staff-member') && state.personId !== actor.id
  const actions = isOthers ? [] : availableActions(absenceMachine, state.status, actor.roles)
  return { body: { ...state, deputies: [...state.deputies], actions, enteredAt, version }, version }
}
