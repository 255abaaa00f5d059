import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { applicationCase } from './case.ts'

/** Withdraws an application that is not final. Its system may then be lodged again. */
export const withdrawApplication = command(applicationCase, operations.withdrawApplication, {})
