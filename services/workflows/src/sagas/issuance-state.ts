import { applicationId, certificateNumber, evaluationId } from '@concert/contracts/primitives'
import { PermanentFailure } from '@concert/workflows/permanent-failure'
import type { SagaStep } from '@concert/workflows/saga'
import { z } from 'zod'

/** What the saga of an issuance remembers: which case it is about, and the number once there is one. Facts are asked for. */
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
