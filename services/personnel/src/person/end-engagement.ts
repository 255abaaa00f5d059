import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { personCase } from './case.ts'

/** Records the last day of an engagement, from which the cooling-off is counted (4.2.10). */
export const endEngagement = command(personCase, operations.endEngagement, { as: 'personnel-administrator' })
