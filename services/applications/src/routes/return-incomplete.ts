import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { returnIncomplete } from '#use-cases/return-incomplete.ts'
import { applicationAnswer } from './application-answer.ts'

export const returnIncompleteRoute = route.transactional(
  operations.returnIncomplete,
  async (request, _context, transaction) =>
    applicationAnswer(await returnIncomplete(transaction, request), request.actor),
)
