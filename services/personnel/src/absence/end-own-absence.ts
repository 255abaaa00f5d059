import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { absenceCase } from './case.ts'

/** Ends the absence of the caller, who is back earlier. */
export const endOwnAbsence = command(absenceCase, operations.endOwnAbsence, {})
