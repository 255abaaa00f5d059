import { readRow } from '@concert/cases/find'
import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { transferBasisCase } from './case.ts'
import { contractsBetween, takeRecordingTurn } from './same-parties.ts'
import { transferBasisStore } from './store.ts'

/** Records a legal basis on which content may cross between this place and another (gbaai-border). */
export const recordTransferBasis = open(transferBasisCase, operations.recordTransferBasis, {
  as: 'signatory',
  find: async ({ transaction, request: { body } }) => {
    // Of two who record the same contract at once the second sees that of the first.
    await takeRecordingTurn(transaction)
    const ofSameParties = await contractsBetween(transaction, body)
    // A guard says that there is none: it is no address of the request.
    const stored = body.supersedes === null ? undefined : await transferBasisStore.find(transaction, body.supersedes)
    return { ofSameParties, superseded: stored === undefined ? null : readRow(transferBasisCase, stored).state }
  },
  given: ({ transaction, request: { body } }) => ({ ...body, authority: transaction.authority, basisId: newId('bas') }),
  facts: ({ found }) => found,
  columns: ({ transaction }) => ({ recordedAt: transaction.now }),
  answer: (row, request) => transferBasisCase.represent(row, request, 'file'),
})
