import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { personCase } from './case.ts'

/** Declines a correction: what it would take back stays on record. */
export const declineCorrection = command(personCase, operations.declineCorrection, { as: 'personnel-administrator' })
