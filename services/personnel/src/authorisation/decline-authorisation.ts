import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { authorisationCase } from './case.ts'

/** Declines a proposed authorisation: whoever proposed it may too. */
export const declineAuthorisation = command(authorisationCase, operations.declineAuthorisation, {
  as: 'personnel-administrator',
})
