import { approvePlan as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { approvePlan } from '#use-cases/approve-plan.ts'

export const approvePlanRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(await approvePlan(transaction, request, request.params.evaluationId), request),
)
