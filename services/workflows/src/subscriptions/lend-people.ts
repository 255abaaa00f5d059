import type { EventPayload } from '@concert/contracts/events/streams'
import type { LoanAnswerKind } from '@concert/domain/loan/state'
import type { CellServices } from '#cell-services.ts'
import { follow } from '#follow.ts'
import { sendEnvelopeTo } from '#send-envelope-to.ts'

type Said = Pick<EventPayload<'loan', 'LoanRefused'>, 'loanId' | 'borrower' | 'lender'>
type Consent = Pick<EventPayload<'loan', 'LoanAgreed'>, 'competences' | 'engagements'>

const nothing: Consent = { competences: [], engagements: [] }

/** What this authority says of a loan is told to the other party: docs/flows/loan.md. What was told to it is not sent back. */
export function lendPeople(services: CellServices) {
  const { authority } = services
  const answer = (loan: Said, said: LoanAnswerKind, key: string, consent = nothing) => {
    const { competences, engagements } = consent
    const body = { loanId: loan.loanId, answer: said, competences, engagements }
    const to = loan.borrower === authority ? loan.lender : loan.borrower
    return sendEnvelopeTo(services, to, { type: 'loan-answer.v1', body, about: `${loan.loanId}.${said}` }, key)
  }
  return [
    follow('loan', 'LoanAsked', 'ask-lender', ({ payload, context }) => {
      const { loanId, function: asked, competences, seat, validFrom, validUntil } = payload
      const body = { loanId, function: asked, competences, seat, validFrom, validUntil }
      return sendEnvelopeTo(services, payload.lender, { type: 'loan-request.v1', body, about: loanId }, context.key)
    }),
    follow('loan', 'LoanAgreed', 'tell-of-consent', async ({ payload, context }) => {
      if (payload.lender === authority) await answer(payload, 'agreed', context.key, payload)
    }),
    follow('loan', 'LoanRefused', 'tell-of-refusal', async ({ payload, context }) => {
      if (payload.refusedBy === authority) await answer(payload, 'refused', context.key)
    }),
    follow('loan', 'LoanEnded', 'tell-of-end', async ({ payload, context }) => {
      if (payload.endedBy === authority) await answer(payload, 'ended', context.key)
    }),
  ]
}
