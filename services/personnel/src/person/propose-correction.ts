import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { personCase } from './case.ts'

/** Proposes that something was recorded of the person by mistake; another administrator decides. */
export const proposeCorrection = command(personCase, operations.proposeCorrection, {
  as: 'personnel-administrator',
  given: ({ request: { body } }) => ({ ...body, correctionId: newId('cor') }),
})
