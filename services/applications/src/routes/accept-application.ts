import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { acceptApplication } from '#use-cases/accept-application.ts'
import { applicationAnswer } from './application-answer.ts'

export const acceptApplicationRoute = route.transactional(
  operations.acceptApplication,
  async (request, _context, transaction) =>
    applicationAnswer(await acceptApplication(transaction, request), request.actor),
)
