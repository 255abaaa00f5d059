import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { declineApplication } from '#use-cases/decline-application.ts'
import { applicationAnswer } from './application-answer.ts'

export const declineApplicationRoute = route.transactional(
  operations.declineApplication,
  async (request, _context, transaction) =>
    applicationAnswer(await declineApplication(transaction, request), request.actor),
)
