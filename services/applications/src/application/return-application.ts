import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { requirementsOf } from './applicability.ts'
import { applicationCase } from './case.ts'

/**
 * Returns a submitted application with a list of what is missing (ISO/IEC 17065 7.3.1 a).
 * Step 8 of docs/flows/submission.md.
 */
export const returnApplication = command(applicationCase, operations.returnApplication, {
  as: 'application-reviewer',
  facts: ({ row: { state } }) => ({ applicable: requirementsOf(state) }),
})
