import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { authorisationCase } from './case.ts'

/** Proposes that a suspended authorisation be in force again; another administrator decides. */
export const proposeResumption = command(authorisationCase, operations.proposeResumption, {
  as: 'personnel-administrator',
})
