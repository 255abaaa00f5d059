import { applicationId, certificateNumber, evaluationId } from '@concert/contracts/primitives'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import type { SagaStep } from '@concert/workflows/saga'
import { z } from 'zod'

/** The data of an issuance saga: the case, and the certificate number once it exists. All other facts are read when needed. */
export const issuanceState = z.strictObject({
  evaluationId,
  applicationId,
  certificateNumber: certificateNumber.optional(),
})
export type IssuanceState = z.infer<typeof issuanceState>

export type IssuanceStep = SagaStep<IssuanceState>

/** The certificate's number. @throws PermanentFailure before the step that stores the intent */
export function numberOf(saga: IssuanceState): { certificateNumber: string } {
  if (saga.certificateNumber === undefined) throw new PermanentFailure('the saga has no certificate number')
  return { certificateNumber: saga.certificateNumber }
}
