import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { aiSystemCase } from './case.ts'

export const getAiSystem = transactional(operations.getAiSystem, async (request, _context, transaction) =>
  aiSystemCase.represent(await findCase(aiSystemCase, transaction, request.params.aiSystemId), request),
)
