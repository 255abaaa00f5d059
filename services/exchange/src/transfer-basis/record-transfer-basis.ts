import { findCase } from '@concert/cases/find'
import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { RefusedRequest } from '@concert/platform/refused-request'
import { transferBasisCase } from './case.ts'

/** Records a legal basis on which content may cross between this place and another (gbaai-border). */
export const recordTransferBasis = open(transferBasisCase, operations.recordTransferBasis, {
  as: 'signatory',
  find: async ({ transaction, request: { body } }) => {
    if (body.supersedes === null) return null
    return findCase(transferBasisCase, transaction, body.supersedes).catch((error: unknown) => {
      if (error instanceof RefusedRequest && error.code === 'not-found') return null
      throw error
    })
  },
  given: ({ transaction, request: { body } }) => ({ ...body, authority: transaction.authority, basisId: newId('bas') }),
  facts: ({ found }) => ({ superseded: found?.state ?? null }),
  columns: ({ transaction }) => ({ recordedAt: transaction.now }),
  answer: (row, request) => transferBasisCase.represent(row, request, 'file'),
})
