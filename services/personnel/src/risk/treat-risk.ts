import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { riskCase } from './case.ts'

/** Records what was done against a risk: its person may act again. */
export const treatRisk = command(riskCase, operations.treatRisk, { as: 'personnel-administrator' })
