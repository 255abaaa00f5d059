import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { absenceCase } from './case.ts'
import { entryFacts } from './known.ts'

/** Enters that the caller is away, whatever they are authorised for. */
export const enterOwnAbsence = open(absenceCase, operations.enterOwnAbsence, {
  find: ({ transaction, request: { body, actor } }) => entryFacts(transaction, { ...body, personId: actor.id }),
  given: ({ transaction: { authority }, request: { body, actor } }) => ({
    ...body,
    authority,
    absenceId: newId('abs'),
    personId: actor.id,
  }),
  facts: ({ found }) => found,
  columns: ({ transaction: { now } }) => ({ enteredAt: now }),
  answer: (row, request) => absenceCase.represent(row, request, 'file'),
})
