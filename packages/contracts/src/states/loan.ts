import { type Loan, loanStatuses } from '@concert/domain/loan/state'
import { z } from 'zod'
import { lentCompetences, lentEngagements, loanTerms } from '../shapes/loan.ts'
import { authority } from './parts.ts'
import type { StateFormat } from './state-format.ts'

/** How a loan of a person is kept, in the cell of either party. */
export const loanState: StateFormat<Loan> = {
  version: 1,
  schema: z.strictObject({
    ...loanTerms,
    authority,
    borrower: authority,
    lender: authority,
    status: z.enum(loanStatuses),
    reason: z.string().nullable(),
    personId: z.string().nullable(),
    consent: z.strictObject({ competences: lentCompetences, engagements: lentEngagements }).nullable(),
    end: z.strictObject({ by: authority, reason: z.string().nullable() }).nullable(),
  }),
  upcast: {},
}
