import { open } from '@concert/cases/open'
import { operations } from '@concert/contracts/operations'
import { newId } from '@concert/db/identifiers'
import { groupLinkCase } from './case.ts'
import { linkedAlready } from './linked-already.ts'

/** Records that two organisations are of one group; who served one of them is kept away from the others from then on. */
export const recordGroupLink = open(groupLinkCase, operations.recordGroupLink, {
  as: 'personnel-administrator',
  find: ({ transaction, request: { body } }) => linkedAlready(transaction, body),
  given: ({ transaction, request: { body } }) => ({ ...body, authority: transaction.authority, linkId: newId('grp') }),
  facts: ({ found: linked }) => ({ linked }),
  columns: ({ transaction }) => ({ recordedAt: transaction.now }),
  answer: (row, request) => groupLinkCase.represent(row, request, 'file'),
})
