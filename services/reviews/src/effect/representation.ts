import type { Viewer } from '@concert/cases/act'
import { representClock } from '@concert/cases/represent-clock'
import type { effect } from '@concert/contracts/recognitions'
import { effectMachine } from '@concert/domain/effect/table'
import { availableActions } from '@concert/domain/machine'
import type { Sight } from '@concert/domain/need-to-know'
import type { z } from 'zod'
import type { EffectRow } from './store.ts'

/** The effect with its version for the ETag: without its history, what the register shows of it. */
export function effectAnswer(
  { state, version, clock }: EffectRow,
  viewer: Viewer,
  sight: Sight,
): { body: z.input<typeof effect>; version: number } {
  const { certificateNumber, authority, jurisdiction, status, conditions, history } = state
  const actions = availableActions(effectMachine, status, viewer.actor.roles)
  const body = {
    certificateNumber,
    authority,
    jurisdiction,
    status,
    version,
    access: sight === 'file' ? ('file' as const) : ('parties' as const),
    conditions: [...conditions],
    history: sight === 'file' ? [...history] : null,
    actions,
    clock: representClock(clock),
  }
  return { body, version }
}
