import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { authorisationsOf } from '@concert/db/authorisations'
import { applicationCase } from './case.ts'
import { interestsOf } from './interests.ts'

/**
 * Assigns the application reviewer, whose authorisation must be in force now (ISO/IEC 17065 6.1.2, 7.3), or another in the place of one
 * who is gone or in conflict.
 * Step 8 of docs/flows/submission.md.
 */
export const startReview = command(applicationCase, operations.startReview, {
  as: 'plan-owner',
  facts: async ({ transaction, request, row: { state } }) => {
    const { reviewerId } = request.body
    const interests = await interestsOf(transaction, state, [reviewerId, state.reviewerId])
    const [held] = await authorisationsOf(transaction, reviewerId, ['application-reviewer'])
    if (held === undefined) return { ...interests, reviewerAuthorisation: null }
    const { authorisationId: id, validUntil } = held
    return { ...interests, reviewerAuthorisation: { id, function: 'application-reviewer', validUntil } }
  },
})
