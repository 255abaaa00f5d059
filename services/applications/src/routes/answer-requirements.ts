import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { answerRequirements } from '#use-cases/answer-requirements.ts'
import { applicationAnswer } from './application-answer.ts'

export const answerRequirementsRoute = route.transactional(
  operations.answerRequirements,
  async (request, _context, transaction) =>
    applicationAnswer(await answerRequirements(transaction, request), request.actor),
)
