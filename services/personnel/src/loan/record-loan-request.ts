import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { verifyEnvelopeOf } from '@concert/credentials/verify-envelope'
import { digestOf } from '@concert/db/digest'
import type { LoanTerms } from '@concert/domain/loan/state'
import { loanCase } from './case.ts'
import { loanStore } from './store.ts'

/** Records what another authority asks this one for, as it signed it. Step 2 of docs/flows/loan.md. */
export const recordLoanRequest = open(loanCase, operations.recordLoanRequest, {
  find: async ({ request, context: { recipient } }) => {
    const { signedBy: borrower, body } = await verifyEnvelopeOf('loan-request.v1', request.body.statement, recipient)
    return { borrower, terms: body satisfies LoanTerms }
  },
  existing: ({ transaction, found: { terms } }) => loanStore.find(transaction, terms.loanId),
  isSame: ({ state }, { found: { borrower, terms } }) =>
    state.borrower === borrower && digestOf(termsOf(state)) === digestOf(termsOf(terms)),
  given: ({ transaction: { authority }, found: { borrower, terms } }) => ({
    ...terms,
    authority,
    borrower,
    lender: authority,
  }),
  facts: (_asked, recorded) => ({ isAskedOtherwise: recorded !== undefined }),
  columns: ({ transaction: { now } }) => ({ openedAt: now }),
  answer: ({ state: { loanId, status } }) => ({ body: { loanId, status } }),
})

function termsOf({ loanId, function: asked, competences, seat, validFrom, validUntil }: LoanTerms) {
  return { loanId, function: asked, competences: [...competences], seat, validFrom, validUntil }
}
