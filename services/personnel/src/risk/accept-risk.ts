import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { riskCase } from './case.ts'

/** Records that a risk is borne as it is: its person may act again. */
export const acceptRisk = command(riskCase, operations.acceptRisk, { as: 'personnel-administrator' })
