import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { transferBasisCase } from './case.ts'

/** Records a filing of one side with its own authority, or that it was returned (gbasc-filing). */
export const recordFiling = command(transferBasisCase, operations.recordFiling, { as: 'signatory' })
