import type { Transaction } from '@concert/db/authority-transaction'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import { requirementsOf } from '#applicability.ts'
import type { ApplicationRecord } from '#store/applications.ts'
import { isLodgedElsewhere } from '#store/lodgement.ts'
import { decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/**
 * Submits a draft; the refusal names all that is missing, requirement by requirement (ISO/IEC 17065 7.2).
 * Step 5 of docs/flows/submission.md.
 */
export async function submitApplication(
  transaction: Transaction,
  request: RequestOf<'submitApplication'>,
): Promise<ApplicationRecord> {
  const { declarationNotLodgedElsewhere } = request.body
  return decideApplication(transaction, request, {
    action: 'application.submitted',
    judge: async ({ state, given, standing }) =>
      decide(
        applicationMachine,
        state,
        { name: 'submitApplication', ...given, declarationNotLodgedElsewhere },
        {
          ...standing,
          applicable: requirementsOf(state),
          lodgedElsewhere: await isLodgedElsewhere(transaction, state),
        },
      ),
  })
}
