import { findCase } from '@concert/cases/find'
import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { organisationCase } from '#organisation/case.ts'
import { aiSystemCase } from './case.ts'

/**
 * Registers one version of an AI system for an organisation of the calling applicant.
 * Step 1 of docs/flows/submission.md.
 */
export const registerAiSystem = open(aiSystemCase, operations.registerAiSystem, {
  find: ({ transaction, request }) => findCase(organisationCase, transaction, request.body.organisationId),
  pointers: { '/systemVersion': '/version' },
  given: ({ transaction, request: { body }, found: organisation }) => {
    const { organisationId, applicantId } = organisation.state
    const { names, version: systemVersion, weightsDigest, intendedPurpose } = body
    return {
      authority: transaction.authority,
      aiSystemId: newId('sys'),
      organisationId,
      applicantId,
      names,
      systemVersion,
      weightsDigest,
      intendedPurpose,
    }
  },
  facts: () => ({}),
  columns: ({ transaction }) => ({ registeredAt: transaction.now }),
  answer: (row, request) => aiSystemCase.represent(row, request),
})
