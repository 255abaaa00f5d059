import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { transferBasisCase } from './case.ts'

export const getTransferBasis = read(transferBasisCase, operations.getTransferBasis)
