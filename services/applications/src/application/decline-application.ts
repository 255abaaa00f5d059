import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { applicationCase } from './case.ts'

/** Declines a reviewed application with its reason (ISO/IEC 17065 7.3.4). Step 8 of docs/flows/submission.md. */
export const declineApplication = command(applicationCase, operations.declineApplication, {
  as: 'application-reviewer',
})
