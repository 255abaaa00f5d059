import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { organisationCase } from './case.ts'

/** Takes a verification back with its reason, so that the client who does act for the organisation can be verified. */
export const revokeVerification = command(organisationCase, operations.revokeVerification, {
  as: 'application-reviewer',
})
