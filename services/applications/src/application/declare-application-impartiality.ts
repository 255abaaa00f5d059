import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { applicationCase } from './case.ts'

/**
 * Records the interests that an application reviewer declares. A conflict ends the reviewer's assignment (4.2, 6.1.3).
 * Step 8 of docs/flows/submission.md.
 */
export const declareApplicationImpartiality = command(applicationCase, operations.declareApplicationImpartiality, {
  as: 'application-reviewer',
})
