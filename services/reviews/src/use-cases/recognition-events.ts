import { storedEvents } from '@concert/db/stored-events'
import { jurisdictionOf } from '@concert/domain/jurisdictions'
import type { RecognitionDecided, RecognitionEvent } from '@concert/domain/recognition/events'
import type { StoredRecognition } from '#store/recognitions.ts'

/** The events of a recognition as they are stored. */
export function recognitionEvents(events: readonly RecognitionEvent[], recognition: StoredRecognition) {
  const { recognitionId, evaluationId, leadAuthority } = recognition
  const common = { recognitionId, evaluationId, leadAuthority }
  return storedEvents('recognition', events, common, {
    RecognitionDecided: (event) => ({ peerDecision: peerDecisionOf(event, recognition) }),
  })
}

/** What follows a decision sends it to the lead, so the event carries all that the lead is told. */
function peerDecisionOf(event: RecognitionDecided, { evaluationId, state }: StoredRecognition) {
  return {
    evaluationId,
    dossierDigest: state.dossierDigest,
    jurisdiction: jurisdictionOf(state.authority),
    decision: event.decision,
    conditions: event.conditions,
    reasons: event.reasons,
    decidedAt: event.at,
  }
}
