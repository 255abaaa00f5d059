import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { withdrawApplication } from '#use-cases/withdraw-application.ts'
import { applicationAnswer } from './application-answer.ts'

export const withdrawApplicationRoute = route.transactional(
  operations.withdrawApplication,
  async (request, _context, transaction) =>
    applicationAnswer(await withdrawApplication(transaction, request), request.actor),
)
