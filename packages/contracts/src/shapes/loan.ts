import { lentFunctions, seats } from '@concert/domain/loan/state'
import { z } from 'zod'
import { authority, date, instant, keptText, loanId, sha256 } from '../primitives.ts'

/** A requirement area or a modality of the edition, as it was stored or signed. */
const code = keptText(20)

/** What is asked for, as it crosses and as both cells keep it: nobody is named. */
export const loanTerms = {
  loanId,
  function: z.enum(lentFunctions),
  competences: z.array(code).max(20),
  seat: z.enum(seats),
  validFrom: instant,
  validUntil: instant,
}

/** Between whom, and in whose cell it is recorded. */
export const loanParties = { authority, borrower: authority, lender: authority }

export const lentCompetences = z
  .array(z.strictObject({ code, assessedOn: date.nullable(), validUntil: date.nullable() }))
  .max(20)

/** The digests of the engagements that the lender knows. */
export const lentEngagements = z.array(sha256).max(100)
