import type { Authority } from '../jurisdictions.ts'

export const loanStatuses = ['asked', 'received', 'agreed', 'refused', 'ended'] as const
export type LoanStatus = (typeof loanStatuses)[number]

/**
 * What a person of another authority can be lent for. Whoever decides is employed by the body or under its control (ISO/IEC 17065 7.6.3 to
 * 7.6.5), and who plans, accepts and signs acts for it to the outside: none of them is lent.
 */
export const lentFunctions = ['evaluator', 'report-reviewer'] as const
export type LentFunction = (typeof lentFunctions)[number]

/** At whose office the person works under the loan: from there they read, and the read gate takes its place for theirs. */
export const seats = ['borrower', 'lender'] as const
export type Seat = (typeof seats)[number]

/** What the borrower asks for, as it crosses: nobody is named in it. Instants are RFC 3339 in UTC; the last is outside already. */
export type LoanTerms = {
  readonly loanId: string
  readonly function: LentFunction
  /** Requirement areas and modalities of the edition. */
  readonly competences: readonly string[]
  readonly seat: Seat
  readonly validFrom: string
  readonly validUntil: string
}

/** What the lender found a person competent in, without who it is. Days are `YYYY-MM-DD`. */
export type LentCompetence = {
  readonly code: string
  readonly assessedOn: string | null
  readonly validUntil: string | null
}

/** What the lender consents to, as it crosses. */
export type LoanConsent = {
  readonly competences: readonly LentCompetence[]
  /** SHA-256 of each engagement with a client that is on record at the lender and still counts: compared, and not read. */
  readonly engagements: readonly string[]
}

export const loanAnswers = ['agreed', 'refused', 'ended'] as const
export type LoanAnswerKind = (typeof loanAnswers)[number]

/** The state document of one loan of a person between two authorities; each of them keeps it in its own cell. */
export type Loan = LoanTerms & {
  /** In whose cell it is recorded. */
  readonly authority: Authority
  readonly borrower: Authority
  readonly lender: Authority
  readonly status: LoanStatus
  /** Why it was asked for; in the cell of the borrower only. */
  readonly reason: string | null
  /** Who is lent, as the lender names them; in its own cell only. */
  readonly personId: string | null
  readonly consent: LoanConsent | null
  /** Which authority refused or ended it, and why; the reason stays in the cell of whoever gave it. */
  readonly end: { readonly by: Authority; readonly reason: string | null } | null
}
