// Made by `npm run generate` from the files of this folder that are named after an operation.
import { agreeToLoan } from './agree-to-loan.ts'
import { askForLoan } from './ask-for-loan.ts'
import { endLoan } from './end-loan.ts'
import { getLoan } from './get-loan.ts'
import { listLoans } from './list-loans.ts'
import { recordLoanAnswer } from './record-loan-answer.ts'
import { recordLoanRequest } from './record-loan-request.ts'
import { refuseLoan } from './refuse-loan.ts'

export const loan = {
  agreeToLoan,
  askForLoan,
  endLoan,
  getLoan,
  listLoans,
  recordLoanAnswer,
  recordLoanRequest,
  refuseLoan,
}
