import { findCase } from '@concert/cases/find'
import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { editions } from '@concert/schemes/load-edition'
import { aiSystemCase } from '#ai-system/case.ts'
import { organisationCase } from '#organisation/case.ts'
import { applicationCase } from './case.ts'
import { isOwnCertificate } from './own-certificate.ts'

/**
 * Opens a draft for an AI system of the calling applicant under a published edition (ISO/IEC 17065 4.6, 7.2).
 * Step 3 of docs/flows/submission.md.
 */
export const openApplication = open(applicationCase, operations.openApplication, {
  find: async ({ transaction, request: { body } }) => ({
    organisation: await findCase(organisationCase, transaction, body.organisationId),
    system: await findCase(aiSystemCase, transaction, body.aiSystemId),
    followsOwn: body.follows !== undefined && (await isOwnCertificate(transaction, body.follows, body.organisationId)),
  }),
  edition: ({ request }) => request.body.edition,
  given: ({ transaction, request, found: { organisation } }) => ({
    ...request.body,
    authority: transaction.authority,
    applicationId: newId('app'),
    applicantId: organisation.state.applicantId,
  }),
  facts: ({ found: { system, followsOwn } }) => ({
    publishedEditions: editions,
    organisationOfSystem: system.state.organisationId,
    followsOwn,
  }),
  columns: ({ transaction: { now }, found: { organisation, system } }) => ({
    clientSignatory: null,
    organisation: organisation.state,
    aiSystem: system.state,
    openedAt: now,
    updatedAt: now,
    weightsIndex: null,
    lodgementKey: null,
  }),
  answer: (row, request) => applicationCase.represent(row, request, 'file'),
})
