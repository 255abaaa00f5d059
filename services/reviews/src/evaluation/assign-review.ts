import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { authorisationsOf } from '@concert/db/authorisations'
import { personIn } from '#need-to-know.ts'
import { evaluationCase } from './case.ts'
import { contentFacts } from './content-facts.ts'

/**
 * Assigns a report reviewer who did not evaluate; the content is frozen with it (7.5.1).
 * Step 7 of docs/flows/evaluation-and-decision.md.
 */
export const assignReview = command(evaluationCase, operations.assignReview, {
  as: 'plan-owner',
  facts: async ({ transaction, row, request }) => {
    const { reviewerId } = request.body
    const [held] = await authorisationsOf(transaction, reviewerId, ['report-reviewer'])
    const known = await personIn.evaluation(transaction, row.state.evaluationId, reviewerId)
    return {
      ...(await contentFacts({ transaction, row })),
      reviewerHasConflict: known?.hasConflict ?? false,
      reviewerAuthorisation:
        held === undefined
          ? null
          : { id: held.authorisationId, function: 'report-reviewer', validUntil: held.validUntil },
    }
  },
})
