import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { absenceCase } from './case.ts'
import { entryFacts } from './known.ts'

/** Enters that somebody is away, for them. */
export const enterAbsence = open(absenceCase, operations.enterAbsence, {
  as: 'personnel-administrator',
  find: ({ transaction, request: { body } }) => entryFacts(transaction, body),
  given: ({ transaction: { authority }, request: { body } }) => ({ ...body, authority, absenceId: newId('abs') }),
  facts: ({ found }) => found,
  columns: ({ transaction: { now } }) => ({ enteredAt: now }),
  answer: (row, request) => absenceCase.represent(row, request, 'file'),
})
