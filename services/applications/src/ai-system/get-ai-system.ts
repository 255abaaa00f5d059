import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { sightOfPartyIn } from '#sight-of-party.ts'
import { aiSystemCase } from './case.ts'

export const getAiSystem = transactional(operations.getAiSystem, async (request, _context, transaction) => {
  const { aiSystemId } = request.params
  const [row, sight] = await Promise.all([
    findCase(aiSystemCase, transaction, aiSystemId),
    sightOfPartyIn(transaction, 'ai-system', aiSystemId, request),
  ])
  return aiSystemCase.represent(row, request, sight)
})
