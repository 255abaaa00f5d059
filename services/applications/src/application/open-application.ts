import { findCase } from '@concert/cases/find'
import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { roomForDraft } from '@concert/domain/quota'
import { requireRoom } from '@concert/platform/refused-request'
import { editions } from '@concert/schemes/load-edition'
import { aiSystemCase } from '#ai-system/case.ts'
import { organisationCase } from '#organisation/case.ts'
import { applicationCase } from './case.ts'
import { takeDraftTurn } from './draft-turn.ts'
import { isOwnCertificate } from './own-certificate.ts'

/**
 * Opens a draft for an AI system of the calling applicant under a published edition (ISO/IEC 17065 4.6, 7.2); 409 when the client has
 * as many drafts as it may have.
 * Step 3 of docs/flows/submission.md.
 */
export const openApplication = open(applicationCase, operations.openApplication, {
  find: async ({ transaction, request: { body } }) => ({
    organisation: await findCase(organisationCase, transaction, body.organisationId),
    system: await findCase(aiSystemCase, transaction, body.aiSystemId),
    followsOwn: body.follows !== undefined && (await isOwnCertificate(transaction, body.follows, body.organisationId)),
  }),
  admit: async ({ transaction, context: { draftsMax: most } }) =>
    requireRoom(roomForDraft({ used: await takeDraftTurn(transaction), most })),
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
