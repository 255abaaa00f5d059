import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { personCase } from './case.ts'
import { foldedNamesOf } from './folded-names.ts'
import { KnownPeople } from './known-people.ts'
import { personStore } from './store.ts'

/** Registers a natural person of the authority's personnel (6.1). */
export const registerPerson = open(personCase, operations.registerPerson, {
  as: 'personnel-administrator',
  find: ({ transaction, request: { body } }) => KnownPeople.of(transaction, [body]),
  existing: ({ transaction, request: { body } }) => personStore.find(transaction, body.personId),
  isSame: () => false,
  given: ({ transaction, request: { body } }) => ({ ...body, authority: transaction.authority }),
  facts: ({ found, request: { body } }, recorded) => ({ ...found.factsOf(body), isTaken: recorded !== undefined }),
  columns: ({ transaction, request: { body } }) => ({
    displayName: body.displayName,
    otherNames: body.otherNames,
    foldedNames: foldedNamesOf(body.displayName, body.otherNames),
    registeredAt: transaction.now,
  }),
  answer: (row, request) => personCase.represent(row, request, 'file'),
})
