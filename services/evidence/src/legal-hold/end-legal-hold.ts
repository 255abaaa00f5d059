import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { legalHoldCase } from './case.ts'

/** Ends a legal hold: what else is decided of the evidence holds again (17065 7.12). */
export const endLegalHold = command(legalHoldCase, operations.endLegalHold, { as: 'signatory' })
