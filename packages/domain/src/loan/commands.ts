import type { Authority } from '../jurisdictions.ts'
import type { CommandBase } from '../machine.ts'
import type { CellFacts, CellStaffFacts } from '../standing-guards.ts'
import type { LoanAnswerKind, LoanConsent, LoanTerms } from './state.ts'

type Named<N extends string, Payload = object> = Readonly<CommandBase & { name: N }> & Readonly<Payload>

type Opened = LoanTerms & { authority: Authority; borrower: Authority; lender: Authority }

export type AskForLoan = Named<'askForLoan', Opened & { reason: string }>
/** `borrower` is the authority that signed it. */
export type RecordLoanRequest = Named<'recordLoanRequest', Opened>
export type AgreeToLoan = Named<'agreeToLoan', { personId: string }>
export type RefuseLoan = Named<'refuseLoan', { reason: string }>
export type EndLoan = Named<'endLoan', { reason: string }>
/** `from` is the authority that signed it. */
export type RecordLoanAnswer = Named<
  'recordLoanAnswer',
  LoanConsent & { loanId: string; from: Authority; answer: LoanAnswerKind }
>

export type LoanCommand = AskForLoan | RecordLoanRequest | AgreeToLoan | RefuseLoan | EndLoan | RecordLoanAnswer

/** The codes that the editions in force know. */
export type CodeFacts = { readonly codes: readonly string[] }
/** Whether something else was asked for under the same id. */
export type RequestFacts = { readonly isAskedOtherwise: boolean }

/** What the lender has on record of the person whom it is about to lend. */
export type LentPersonFacts = {
  readonly isOnRecord: boolean
  /** Whether the person is authorised here for the function now, and is not lent to this authority itself. */
  readonly isAuthorised: boolean
  readonly consent: LoanConsent
}

/** What the caller looks up for each command. */
export type LoanFacts = {
  askForLoan: CellStaffFacts & CodeFacts
  recordLoanRequest: CellFacts & RequestFacts
  agreeToLoan: CellStaffFacts & LentPersonFacts
  refuseLoan: CellStaffFacts
  endLoan: CellStaffFacts
  recordLoanAnswer: CellFacts
}
