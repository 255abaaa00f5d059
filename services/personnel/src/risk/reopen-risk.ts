import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { riskCase } from './case.ts'

/** Records that a risk is open again. */
export const reopenRisk = command(riskCase, operations.reopenRisk, { as: 'personnel-administrator' })
