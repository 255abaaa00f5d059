import { closeNonconformity as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { closeNonconformity } from '#use-cases/close-nonconformity.ts'

export const closeNonconformityRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await closeNonconformity(transaction, request, request.params, request.body), request),
)
