import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { legalHoldCase } from './case.ts'

export const getLegalHold = read(legalHoldCase, operations.getLegalHold)
