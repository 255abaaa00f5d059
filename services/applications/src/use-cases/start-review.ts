import { authorisationsOf } from '@concert/db/authorisations'
import type { Transaction } from '@concert/db/authority-transaction'
import { applicationMachine } from '@concert/domain/application/table'
import { decide } from '@concert/domain/machine'
import type { ApplicationRecord } from '#store/applications.ts'
import { authorisationFact, decideApplication } from './decide-application.ts'
import type { RequestOf } from './request.ts'

/**
 * Assigns the application reviewer, whose authorisation must be in force now (ISO/IEC 17065 6.1.2, 7.3).
 * Step 6 of docs/flows/submission.md.
 */
export async function startReview(
  transaction: Transaction,
  request: RequestOf<'startReview'>,
): Promise<ApplicationRecord> {
  const { reviewerId } = request.body
  return decideApplication(transaction, request, {
    action: 'application.review-started',
    judge: async ({ state, given, staff }) => {
      const [held] = await authorisationsOf(transaction, reviewerId, ['application-reviewer'])
      const facts = { ...staff, reviewerAuthorisation: authorisationFact(held) }
      return decide(applicationMachine, state, { name: 'startReview', ...given, reviewerId }, facts)
    },
  })
}
