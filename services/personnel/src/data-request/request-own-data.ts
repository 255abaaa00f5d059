import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { dataRequestCase } from './case.ts'
import { askingFacts } from './known.ts'

/** Asks for what is held about the caller, or that it be put right. */
export const requestOwnData = open(dataRequestCase, operations.requestOwnData, {
  find: ({ transaction, request: { body, actor } }) => askingFacts(transaction, actor.id, body.asks),
  given: ({ transaction: { authority }, request: { body, actor } }) => ({
    ...body,
    authority,
    requestId: newId('dar'),
    personId: actor.id,
  }),
  facts: ({ found }) => found,
  columns: ({ transaction: { now }, request: { body } }) => ({ statement: body.statement, openedAt: now }),
  answer: (row, request) => dataRequestCase.represent(row, request, 'file'),
})
