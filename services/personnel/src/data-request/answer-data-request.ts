import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { dataRequestCase } from './case.ts'
import { fileVersionOf } from './known.ts'

/** Answers a request: a copy is open to the person from then on; a correction was made before. */
export const answerDataRequest = command(dataRequestCase, operations.answerDataRequest, {
  as: 'personnel-administrator',
  facts: async ({ transaction, row }) => ({ fileVersion: await fileVersionOf(transaction, row.state.personId) }),
})
