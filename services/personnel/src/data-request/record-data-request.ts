import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { dataRequestCase } from './case.ts'
import { askingFacts } from './known.ts'

/** Enters the request of somebody who has no account. */
export const recordDataRequest = open(dataRequestCase, operations.recordDataRequest, {
  as: 'personnel-administrator',
  find: ({ transaction, request: { body } }) => askingFacts(transaction, body.personId, body.asks),
  given: ({ transaction: { authority }, request: { body } }) => ({ ...body, authority, requestId: newId('dar') }),
  facts: ({ found }) => found,
  columns: ({ transaction: { now }, request: { body } }) => ({ statement: body.statement, openedAt: now }),
  answer: (row, request) => dataRequestCase.represent(row, request, 'file'),
})
