import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { evaluationCase } from './case.ts'

export const getEvaluation = transactional(operations.getEvaluation, async (request, _context, transaction) =>
  evaluationCase.represent(await findCase(evaluationCase, transaction, request.params.evaluationId), request),
)
