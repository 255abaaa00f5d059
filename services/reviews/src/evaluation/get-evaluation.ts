import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { evaluationCase } from './case.ts'

export const getEvaluation = route.transactional(operations.getEvaluation, async (request, _context, transaction) =>
  evaluationCase.represent(await findCase(evaluationCase, transaction, request.params.evaluationId), request),
)
