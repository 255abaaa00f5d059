import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { authorisationCase } from './case.ts'

/** Declines that a suspended authorisation be in force again. */
export const declineResumption = command(authorisationCase, operations.declineResumption, {
  as: 'personnel-administrator',
})
