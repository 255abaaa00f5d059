import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { loanCase } from './case.ts'
import { lentPersonOf } from './lent-person.ts'

/** Consents to lending a person, whom the borrower is not told (6.2.2). Step 3 of docs/flows/loan.md. */
export const agreeToLoan = command(loanCase, operations.agreeToLoan, {
  as: 'personnel-administrator',
  facts: ({ transaction, row, request: { body } }) => lentPersonOf(transaction, row.state, body.personId),
})
