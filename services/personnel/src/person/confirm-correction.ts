import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { readAdministrators } from '#authorisation/administrators.ts'
import { personCase } from './case.ts'

/**
 * Takes back what another administrator found to be a mistake. It takes no turn: it gives nobody power, and whoever gives power waits for the
 * person while they have the turn.
 */
export const confirmCorrection = command(personCase, operations.confirmCorrection, {
  as: 'personnel-administrator',
  facts: async ({ transaction }) => ({ administrators: await readAdministrators(transaction) }),
})
