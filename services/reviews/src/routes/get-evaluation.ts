import { getEvaluation as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { getEvaluation } from '#use-cases/get-evaluation.ts'

export const getEvaluationRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await getEvaluation(transaction, request.params.evaluationId), request),
)
