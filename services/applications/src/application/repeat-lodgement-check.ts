import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { applicationCase } from './case.ts'
import { indexedWeightsOf } from './weights-index.ts'

/** Asks the authorities again, for example after another application has ended. Step 1 of docs/flows/lodgement.md follows. */
export const repeatLodgementCheck = command(applicationCase, operations.repeatLodgementCheck, {
  as: 'application-reviewer',
  columns: ({ transaction, row: { state }, context: { lodgementKey } }) =>
    indexedWeightsOf(transaction, state, lodgementKey),
})
