import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { declareApplicationImpartiality } from '#use-cases/declare-application-impartiality.ts'
import { applicationAnswer } from './application-answer.ts'

export const declareApplicationImpartialityRoute = route.transactional(
  operations.declareApplicationImpartiality,
  async (request, _context, transaction) =>
    applicationAnswer(await declareApplicationImpartiality(transaction, request), request.actor),
)
