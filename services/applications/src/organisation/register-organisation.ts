import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { normaliseIdentifier } from '@concert/domain/identifiers/identifier-check'
import { RefusedRequest } from '@concert/platform/refused-request'
import { detail } from '@concert/sentences/detail'
import { organisationCase } from './case.ts'
import { organisationWith } from './store.ts'

/**
 * Registers an organisation of the calling applicant, with its identifier in normal form. Each applicant can register an
 * identifier once. A second registration is judged like the first, then refused with the existing organisation.
 * Step 1 of docs/flows/submission.md.
 */
export const registerOrganisation = open(organisationCase, operations.registerOrganisation, {
  find: async () => undefined,
  existing: ({ transaction, request: { actor, body } }) => {
    const { scheme, value } = body.identifier
    return organisationWith(transaction, { applicantId: actor.id, scheme, value: normaliseIdentifier(value) })
  },
  isSame: () => false,
  given: ({ transaction, request: { actor, body } }) => {
    const { names, place, identifier, lei } = body
    const { authority } = transaction
    return { authority, organisationId: newId('org'), applicantId: actor.id, names, place, identifier, lei }
  },
  facts: () => ({}),
  columns: ({ transaction, request: { body } }) => ({
    address: body.address,
    contact: body.contact,
    claimStatement: null,
    registeredAt: transaction.now,
  }),
  answer: (row, request, isOpened) => {
    const answer = organisationCase.represent(row, request)
    if (isOpened) return answer
    throw new RefusedRequest('conflict', {
      detail: detail('organisation-registered'),
      current: answer.body,
      currentVersion: answer.version,
    })
  },
})
