import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { normaliseIdentifier } from '@concert/domain/identifiers/identifier-check'
import { isOnRecord } from '#person/known.ts'
import { riskCase } from './case.ts'

/** Records a risk to impartiality; one that blocks keeps its person out of every case from then on. */
export const identifyRisk = open(riskCase, operations.identifyRisk, {
  as: 'personnel-administrator',
  find: async ({ transaction, request: { body } }) => {
    const named = [...new Set([body.ownerId, ...(body.personId === null ? [] : [body.personId])])]
    const known = await Promise.all(named.map((personId) => isOnRecord(transaction, personId)))
    return named.filter((_personId, place) => known[place] === false)
  },
  given: ({ transaction, request: { body } }) => {
    const { organisation, ...identified } = body
    return {
      ...identified,
      authority: transaction.authority,
      riskId: newId('rsk'),
      identifierScheme: organisation?.scheme ?? null,
      identifierValue: organisation === null ? null : normaliseIdentifier(organisation.value),
    }
  },
  facts: ({ found: unknown }) => ({ unknown }),
  columns: ({ transaction }) => ({ identifiedAt: transaction.now }),
  answer: (row, request) => riskCase.represent(row, request, 'file'),
})
