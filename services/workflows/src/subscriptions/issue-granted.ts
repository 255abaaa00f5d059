import type { Saga } from '@concert/workflows/saga'
import { follow } from '#follow.ts'
import type { IssuanceState } from '#sagas/issuance-state.ts'

/** A granted evaluation begins its issuance; what the other authorities answer continues it. */
export function issueGranted(issuance: Saga<IssuanceState>) {
  return [
    follow('EvaluationGranted', 'issue-granted', ({ payload: { evaluationId, applicationId }, context }) =>
      context.sagas.start(issuance, evaluationId, { evaluationId, applicationId }),
    ),
    follow('PeerDecisionRecorded', 'continue-issuance-decided', ({ payload, context }) =>
      context.sagas.wake(issuance, payload.evaluationId),
    ),
    follow('AttestationRecorded', 'continue-issuance-attested', ({ payload, context }) =>
      context.sagas.wake(issuance, payload.evaluationId),
    ),
  ]
}
