import { respondToNonconformity as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { respondToNonconformity } from '#use-cases/respond-to-nonconformity.ts'

export const respondToNonconformityRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await respondToNonconformity(transaction, request, request.params, request.body), request),
)
