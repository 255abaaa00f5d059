import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { submitApplication } from '#use-cases/submit-application.ts'
import { applicationAnswer } from './application-answer.ts'

export const submitApplicationRoute = route.transactional(
  operations.submitApplication,
  async (request, _context, transaction) =>
    applicationAnswer(await submitApplication(transaction, request), request.actor),
)
