import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { signAgreement } from '#use-cases/sign-agreement.ts'
import { applicationAnswer } from './application-answer.ts'

export const signAgreementRoute = route.transactional(
  operations.signAgreement,
  async (request, _context, transaction) => applicationAnswer(await signAgreement(transaction, request), request.actor),
)
