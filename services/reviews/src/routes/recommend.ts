import { recommend as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { recommend } from '#use-cases/recommend.ts'

export const recommendRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await recommend(transaction, request, request.params.evaluationId, request.body), request),
)
