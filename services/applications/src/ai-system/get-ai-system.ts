import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { aiSystemCase } from './case.ts'

export const getAiSystem = route.transactional(operations.getAiSystem, async (request, _context, transaction) =>
  aiSystemCase.represent(await findCase(aiSystemCase, transaction, request.params.aiSystemId), request),
)
