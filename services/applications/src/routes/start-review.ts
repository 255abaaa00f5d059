import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { startReview } from '#use-cases/start-review.ts'
import { applicationAnswer } from './application-answer.ts'

export const startReviewRoute = route.transactional(operations.startReview, async (request, _context, transaction) =>
  applicationAnswer(await startReview(transaction, request), request.actor),
)
