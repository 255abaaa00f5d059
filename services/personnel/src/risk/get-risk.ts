import { read } from '@concert/cases/read'
import { operations } from '@concert/contracts/operations'
import { riskCase } from './case.ts'

export const getRisk = read(riskCase, operations.getRisk)
