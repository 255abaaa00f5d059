import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { loadEditions } from '@concert/schemes/load-edition'
import { personCase } from './case.ts'
import { isOnRecord } from './known.ts'

/** The requirement areas and modalities of every shipped edition. */
const codes = [
  ...new Set(loadEditions().flatMap(({ parameters }) => parameters.competences.map((competence) => competence.code))),
]

/** Records what a person was found competent in (6.1.2.1). */
export const recordCompetence = command(personCase, operations.recordCompetence, {
  as: 'personnel-administrator',
  given: ({ request: { body } }) => ({ ...body, competenceId: newId('cmp') }),
  facts: async ({ transaction, request: { body } }) => ({
    assessorIsKnown: await isOnRecord(transaction, body.assessedBy),
    codes,
  }),
})
