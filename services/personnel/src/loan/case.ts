import { type Case, defineCase } from '@concert/cases/case'
import { loanState } from '@concert/contracts/states/loan'
import type { Authority } from '@concert/domain/jurisdictions'
import type { LoanTypes } from '@concert/domain/loan/events'
import type { Loan } from '@concert/domain/loan/state'
import { loanMachine } from '@concert/domain/loan/table'
import type { CellStaffFacts } from '@concert/domain/standing-guards'
import type { PersonnelContext } from '#context.ts'
import { type LoanBody, representLoan } from './representation.ts'
import { type LoanRow, loanStore } from './store.ts'

export interface LoanCase {
  readonly stream: 'loan'
  readonly machine: LoanTypes
  readonly row: LoanRow
  readonly facts: CellStaffFacts
  readonly promised: {
    readonly loanId: Loan['loanId']
    readonly authority: Authority
    readonly borrower: Authority
    readonly lender: Authority
  }
  readonly body: LoanBody
  readonly context: PersonnelContext
}

/** A loan of a person between two authorities (ISO/IEC 17065 6.2.2), in the cell of either. It is no part of a client's file. */
export const loanCase: Case<LoanCase> = defineCase<LoanCase>({
  stream: 'loan',
  noun: 'loan',
  id: 'loanId',
  idOf: ({ state }) => (state as Loan).loanId,
  machine: loanMachine,
  state: loanState,
  store: loanStore,
  represent: representLoan,
  promiseEvery: ({ after: { state } }) => ({
    loanId: state.loanId,
    authority: state.authority,
    borrower: state.borrower,
    lender: state.lender,
  }),
  promise: {},
})
