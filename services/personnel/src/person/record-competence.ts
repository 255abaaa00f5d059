import { command } from '@concert/cases/command'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { competenceCodes as codes } from '#competence-codes.ts'
import { personCase } from './case.ts'
import { isOnRecord } from './known.ts'

/** Records what a person was found competent in (6.1.2.1). */
export const recordCompetence = command(personCase, operations.recordCompetence, {
  as: 'personnel-administrator',
  given: ({ request: { body } }) => ({ ...body, competenceId: newId('cmp') }),
  facts: async ({ transaction, request: { body } }) => ({
    assessorIsKnown: await isOnRecord(transaction, body.assessedBy),
    codes,
  }),
})
