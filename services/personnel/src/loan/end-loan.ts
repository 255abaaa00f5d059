import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { loanCase } from './case.ts'

/** Ends a loan as either party; what was given under it ends in the same transaction. Step 6 of docs/flows/loan.md. */
export const endLoan = command(loanCase, operations.endLoan, { as: 'personnel-administrator' })
