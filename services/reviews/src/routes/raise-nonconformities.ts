import { raiseNonconformities as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { raiseNonconformities } from '#use-cases/raise-nonconformities.ts'

export const raiseNonconformitiesRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(
    await raiseNonconformities(transaction, request, request.params.evaluationId, request.body.nonconformities),
    request,
  ),
)
