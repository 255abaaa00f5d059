import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { loanCase } from './case.ts'

export const getLoan = read(loanCase, operations.getLoan)
