import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { transferBasisCase } from './case.ts'

/** Records that the recipient returned or deleted what it held (gbasc-end). */
export const proveReturnOrDeletion = command(transferBasisCase, operations.proveReturnOrDeletion, { as: 'signatory' })
