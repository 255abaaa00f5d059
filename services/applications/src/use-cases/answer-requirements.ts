import type { Transaction } from '@concert/db/authority-transaction'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import { editionOf, requirementsOf } from '#applicability.ts'
import type { ApplicationRecord } from '#store/applications.ts'
import { evidenceOf } from '#store/evidence.ts'
import { decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/**
 * Answers requirements of a draft, each on evidence uploaded for this very application (ISO/IEC 17065 7.2).
 * Step 4 of docs/flows/submission.md.
 */
export async function answerRequirements(
  transaction: Transaction,
  request: RequestOf<'answerRequirements'>,
): Promise<ApplicationRecord> {
  return decideApplication(transaction, request, {
    action: 'requirements.answered',
    judge: async ({ state, given, standing }) =>
      decide(
        applicationMachine,
        state,
        { name: 'answerRequirements', ...given, answers: request.body.answers },
        {
          ...standing,
          knownRequirements: editionOf(state).requirements.map((requirement) => requirement.id),
          applicable: requirementsOf(state),
          evidence: await evidenceOf(transaction, state.applicationId),
        },
      ),
  })
}
