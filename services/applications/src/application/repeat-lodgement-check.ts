import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { applicationCase } from './case.ts'
import { weightsIndexOf } from './lodgement.ts'

/** Asks the authorities anew, for example once another application has ended. Step 1 of docs/flows/lodgement.md follows. */
export const repeatLodgementCheck = command(applicationCase, operations.repeatLodgementCheck, {
  as: 'application-reviewer',
  columns: async ({ transaction, row: { state }, context: { lodgementKey } }) => ({
    weightsIndex: await weightsIndexOf(transaction, state, lodgementKey),
  }),
})
