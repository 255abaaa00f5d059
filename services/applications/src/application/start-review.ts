import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { authorisationsOf } from '@concert/db/authorisations'
import { applicationCase } from './case.ts'

/**
 * Assigns the application reviewer, whose authorisation must be in force now (ISO/IEC 17065 6.1.2, 7.3).
 * Step 8 of docs/flows/submission.md.
 */
export const startReview = command(applicationCase, operations.startReview, {
  as: 'plan-owner',
  facts: async ({ transaction, request }) => {
    const [held] = await authorisationsOf(transaction, request.body.reviewerId, ['application-reviewer'])
    if (held === undefined) return { reviewerAuthorisation: null }
    const { authorisationId: id, validUntil } = held
    return { reviewerAuthorisation: { id, function: 'application-reviewer', validUntil } }
  },
})
