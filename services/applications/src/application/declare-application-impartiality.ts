import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { applicationCase } from './case.ts'

/**
 * Records what an application reviewer declares of its interests; a conflict gives the review back (4.2, 6.1.3).
 * Step 8 of docs/flows/submission.md.
 */
export const declareApplicationImpartiality = command(applicationCase, operations.declareApplicationImpartiality, {
  as: 'application-reviewer',
})
