import { assignEvaluators as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { assignEvaluators } from '#use-cases/assign-evaluators.ts'

export const assignEvaluatorsRoute = route.transactional(operation, async (request, context, transaction) => {
  const team = { teamSize: request.body.teamSize, openCasesMax: context.openCasesMax }
  return evaluationAnswer(await assignEvaluators(transaction, request, request.params.evaluationId, team), request)
})
