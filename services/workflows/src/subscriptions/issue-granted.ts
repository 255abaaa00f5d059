import type { Saga } from '@concert/workflows/saga'
import { follow } from '#follow.ts'
import type { IssuanceState } from '#sagas/issuance-state.ts'

/** A granted evaluation starts its issuance. The answers of other authorities continue it. */
export function issueGranted(issuance: Saga<IssuanceState>) {
  return [
    follow(
      'evaluation',
      'EvaluationGranted',
      'issue-granted',
      ({ payload: { evaluationId, applicationId }, context }) =>
        context.sagas.start(issuance, evaluationId, { evaluationId, applicationId }),
    ),
    follow('peer-decision', 'PeerDecisionRecorded', 'continue-issuance-decided', ({ payload, context }) =>
      context.sagas.wake(issuance, payload.evaluationId),
    ),
    follow('certificate', 'AttestationRecorded', 'continue-issuance-attested', ({ payload, context }) =>
      context.sagas.wake(issuance, payload.evaluationId),
    ),
  ]
}
