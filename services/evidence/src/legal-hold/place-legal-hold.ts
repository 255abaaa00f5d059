import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { requireApplication } from '#artefact/require-application.ts'
import { lockObjectsOf } from '#artefact/stored-bytes.ts'
import { legalHoldCase } from './case.ts'

/**
 * Places a legal hold on the evidence of an application, submitted or not (17065 7.12). It waits for a sweep that is removing bytes of this
 * evidence; none that begins later does.
 */
export const placeLegalHold = open(legalHoldCase, operations.placeLegalHold, {
  as: 'signatory',
  find: async ({ transaction, request: { body } }) => {
    await lockObjectsOf(transaction, body.applicationId)
    return requireApplication(transaction, body.applicationId)
  },
  given: ({ transaction, request: { body } }) => ({ ...body, authority: transaction.authority, holdId: newId('hld') }),
  facts: () => ({}),
  columns: ({ transaction }) => ({ placedAt: transaction.now }),
  answer: (row, request) => legalHoldCase.represent(row, request, 'file'),
})
