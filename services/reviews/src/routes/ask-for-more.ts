import { askForMore as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { askForMore } from '#use-cases/ask-for-more.ts'

export const askForMoreRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await askForMore(transaction, request, request.params.evaluationId, request.body.gap), request),
)
