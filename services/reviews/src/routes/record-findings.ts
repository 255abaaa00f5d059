import { recordFindings as operation } from '@concert/contracts/evaluations'
import { evaluationAnswer } from '#representations/evaluation.ts'
import { route } from '#route.ts'
import { recordFindings } from '#use-cases/record-findings.ts'

export const recordFindingsRoute = route.transactional(operation, async (request, _context, transaction) =>
  evaluationAnswer(
    await recordFindings(transaction, request, request.params.evaluationId, request.body.findings),
    request,
  ),
)
