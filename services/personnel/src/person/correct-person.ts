import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { personCase } from './case.ts'
import { foldedNamesOf } from './folded-names.ts'
import { KnownPeople } from './known-people.ts'

/** Corrects the names and the languages of a person; the event says that it was done, and no name. */
export const correctPerson = command(personCase, operations.correctPerson, {
  as: 'personnel-administrator',
  facts: async ({ transaction, request: { body, params } }) => {
    const corrected = { ...body, personId: params.personId, accounts: [] }
    const { namesakes } = (await KnownPeople.of(transaction, [corrected])).factsOf(corrected)
    return { namesakes }
  },
  columns: ({ request: { body } }) => ({
    displayName: body.displayName,
    otherNames: body.otherNames,
    foldedNames: foldedNamesOf(body.displayName, body.otherNames),
  }),
})
