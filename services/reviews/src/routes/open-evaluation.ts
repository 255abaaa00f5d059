import { openEvaluation as operation } from '@concert/contracts/evaluations'
import { evaluationLine } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { openEvaluation } from '#use-cases/open-evaluation.ts'

export const openEvaluationRoute = route.transactional(operation, async (request, _context, transaction) => {
  const opened = await openEvaluation(transaction, request, request.body.applicationId)
  return { body: evaluationLine(opened), version: opened.version }
})
