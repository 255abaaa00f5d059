import type { effect } from '@concert/contracts/recognitions'
import { effectMachine } from '@concert/domain/effect/table'
import { availableActions } from '@concert/domain/machine'
import type { z } from 'zod'
import type { Viewer } from '#act.ts'
import type { StoredEffect } from '#store/effects.ts'

type Representation = z.input<typeof effect>

/** The effect with its version for the ETag. */
export function effectAnswer(stored: StoredEffect, viewer: Viewer): { body: Representation; version: number } {
  return { body: effectRepresentation(stored, viewer), version: stored.version }
}

export function effectRepresentation({ state, version }: StoredEffect, viewer: Viewer): Representation {
  return {
    certificateNumber: state.certificateNumber,
    authority: state.authority,
    jurisdiction: state.jurisdiction,
    status: state.status,
    version,
    conditions: [...state.conditions],
    history: state.history.map((entry, index) => ({
      status: entry.status,
      reason: state.reasons[index] ?? { en: entry.reason },
      clause: entry.clause,
      at: entry.at,
      by: entry.by,
    })),
    actions: availableActions(effectMachine, state.status, viewer.actor.roles),
  }
}
