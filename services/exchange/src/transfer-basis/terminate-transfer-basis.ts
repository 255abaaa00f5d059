import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { transferBasisCase } from './case.ts'

/** Ends a basis: from that day nothing is read under it (gbasc-end). */
export const terminateTransferBasis = command(transferBasisCase, operations.terminateTransferBasis, { as: 'signatory' })
