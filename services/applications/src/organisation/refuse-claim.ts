import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { organisationCase } from './case.ts'

/** Refuses a claim with its reason, which the client reads (ISO/IEC 17065 7.3.1). Step 7 of docs/flows/submission.md. */
export const refuseClaim = command(organisationCase, operations.refuseClaim, { as: 'application-reviewer' })
