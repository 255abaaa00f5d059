import { declareImpartiality as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { declareImpartiality } from '#use-cases/declare-impartiality.ts'

export const declareImpartialityRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await declareImpartiality(transaction, request, request.params.evaluationId, request.body), request),
)
