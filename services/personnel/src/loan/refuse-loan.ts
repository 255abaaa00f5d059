import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { loanCase } from './case.ts'

/** Refuses to lend a person. */
export const refuseLoan = command(loanCase, operations.refuseLoan, { as: 'personnel-administrator' })
