import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { getApplication } from '#use-cases/get-application.ts'
import { applicationAnswer } from './application-answer.ts'

export const getApplicationRoute = route.transactional(
  operations.getApplication,
  async ({ params, actor }, _context, transaction) =>
    applicationAnswer(await getApplication(transaction, params.applicationId), actor),
)
