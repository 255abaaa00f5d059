import { z } from 'zod'
import { authority } from '../primitives.ts'
import { lentCompetences, lentEngagements, loanParties, loanTerms } from '../shapes/loan.ts'
import { stamp } from './parts.ts'

/** What every event says to whoever tells the other party. */
const between = { ...stamp, loanId: loanTerms.loanId, ...loanParties }
const reason = z.string().nullable()

/** Loans of people between two authorities, in the cell of each. */
export const loanEvents = {
  LoanAsked: z.object({ ...between, ...loanTerms, reason: z.string() }),
  LoanRequestReceived: z.object({ ...between, ...loanTerms }),
  LoanAgreed: z.object({
    ...between,
    personId: z.string().nullable(),
    competences: lentCompetences,
    engagements: lentEngagements,
  }),
  LoanRefused: z.object({ ...between, refusedBy: authority, reason }),
  LoanEnded: z.object({ ...between, endedBy: authority, reason }),
}
