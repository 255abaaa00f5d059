import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { riskCase } from './case.ts'

/** Records that a risk is no more. */
export const closeRisk = command(riskCase, operations.closeRisk, { as: 'personnel-administrator' })
