import { beginEvaluation as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { beginEvaluation } from '#use-cases/begin-evaluation.ts'

export const beginEvaluationRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await beginEvaluation(transaction, request, request.params.evaluationId), request),
)
