import { assignReview as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { assignReview } from '#use-cases/assign-review.ts'

export const assignReviewRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(
    await assignReview(transaction, request, request.params.evaluationId, request.body.reviewerId),
    request,
  ),
)
