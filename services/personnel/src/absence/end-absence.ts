import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { absenceCase } from './case.ts'

/** Ends an absence earlier, for whoever is back. */
export const endAbsence = command(absenceCase, operations.endAbsence, { as: 'personnel-administrator' })
