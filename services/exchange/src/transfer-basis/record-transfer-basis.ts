import { readRow } from '@concert/cases/find'
import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { transferBasisCase } from './case.ts'
import { transferBasisStore } from './store.ts'

/** Records a legal basis on which content may cross between this place and another (gbaai-border). */
export const recordTransferBasis = open(transferBasisCase, operations.recordTransferBasis, {
  as: 'signatory',
  // A guard says that there is none: it is no address of the request.
  find: async ({ transaction, request: { body } }) => {
    const stored = body.supersedes === null ? undefined : await transferBasisStore.find(transaction, body.supersedes)
    return stored === undefined ? null : readRow(transferBasisCase, stored)
  },
  given: ({ transaction, request: { body } }) => ({ ...body, authority: transaction.authority, basisId: newId('bas') }),
  facts: ({ found }) => ({ superseded: found?.state ?? null }),
  columns: ({ transaction }) => ({ recordedAt: transaction.now }),
  answer: (row, request) => transferBasisCase.represent(row, request, 'file'),
})
