import { completeEvaluation as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { completeEvaluation } from '#use-cases/complete-evaluation.ts'

export const completeEvaluationRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await completeEvaluation(transaction, request, request.params.evaluationId), request),
)
