import { commandCase } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { verifyEnvelopeOf } from '@concert/credentials/verify-envelope'
import { transactional } from '@concert/platform/operation-route'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import type { PersonnelContext } from '#context.ts'
import { loanCase } from './case.ts'
import { loanStore } from './store.ts'

/**
 * Records what the other party says of a loan, as it signed it. Two envelopes may arrive in any order: an answer to what is not here yet is
 * asked for again. Step 4 of docs/flows/loan.md.
 */
export const recordLoanAnswer = transactional<typeof operations.recordLoanAnswer, PersonnelContext>(
  operations.recordLoanAnswer,
  async (request, context, transaction) => {
    const envelope = await verifyEnvelopeOf('loan-answer.v1', request.body.statement, context.recipient)
    const { signedBy: from, body } = envelope
    if ((await loanStore.find(transaction, body.loanId)) === undefined) {
      throw new RefusedRequest('unavailable', { detail: detail('record-not-found', { record: 'loan' }) })
    }
    const given = { transaction, request, context, caseId: body.loanId }
    return commandCase(
      loanCase,
      operations.recordLoanAnswer,
      {
        given: () => ({ ...body, from }),
        answer: ({ state: { loanId, status } }) => ({ body: { loanId, status } }),
      },
      given,
    )
  },
)
