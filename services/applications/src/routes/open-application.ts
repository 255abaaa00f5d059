import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { openApplication } from '#use-cases/open-application.ts'
import { applicationAnswer } from './application-answer.ts'

export const openApplicationRoute = route.transactional(
  operations.openApplication,
  async (request, _context, transaction) =>
    applicationAnswer(await openApplication(transaction, request), request.actor),
)
