import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { countersignAgreement } from '#use-cases/countersign-agreement.ts'
import { applicationAnswer } from './application-answer.ts'

export const countersignAgreementRoute = route.transactional(
  operations.countersignAgreement,
  async (request, _context, transaction) =>
    applicationAnswer(await countersignAgreement(transaction, request), request.actor),
)
