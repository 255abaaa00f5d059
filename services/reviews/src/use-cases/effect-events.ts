import { storedEvents } from '@concert/db/stored-events'
import type { EffectEvent } from '@concert/domain/effect/events'
import type { EffectDocument } from '#effect-document.ts'

/** The events that led to this state of an effect, as they are stored. */
export function effectEvents(events: readonly EffectEvent[], state: EffectDocument) {
  const { certificateNumber, evaluationId, certificateDigest } = state
  const stated = () => ({ statement: statementOf(state) })
  return storedEvents(
    'effect',
    events,
    { certificateNumber },
    {
      EffectOpened: () => ({ evaluationId, certificateDigest }),
      NonconformitySubstantiated: stated,
      EffectSuspended: stated,
    },
  )
}

/** What the signing service states to the public; the changes after the issue count from 1. */
function statementOf(state: EffectDocument) {
  const latest = state.history.at(-1)
  const reason = state.reasons.at(-1)
  if (latest === undefined || reason === undefined) {
    throw new Error(`the effect on ${state.certificateNumber} has no history`)
  }
  return {
    certificateNumber: state.certificateNumber,
    authority: state.authority,
    jurisdiction: state.jurisdiction,
    status: state.status,
    conditions: state.conditions,
    reason,
    clause: latest.clause,
    at: latest.at,
    sequence: state.history.length - 1,
  }
}
