import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { pageOf } from '@concert/platform/paging'
import { transactional } from '@concert/platform/operation-route'
import type { ApplicationsContext } from '#context.ts'
import { applicationCase } from '#application/case.ts'
import { representMessage } from './representation.ts'
import { listMessages } from './store.ts'

/** One page of the authority's messages to the client on an application, newest first. */
export const listCorrespondence = transactional(
  operations.listCorrespondence,
  async ({ params, query }, { cursors }: ApplicationsContext, transaction) => {
    const { applicationId } = (await findCase(applicationCase, transaction, params.applicationId)).state
    const signed = { list: 'correspondence', authority: transaction.authority, applicationId }
    const after = cursors.read(signed, query.cursor)
    const rows = await listMessages(transaction, applicationId, after, query.limit + 1)
    const page = pageOf(rows, query.limit, (last) => cursors.write(signed, [last.sentAt, last.messageId]))
    return { body: { ...page, items: page.items.map(representMessage) } }
  },
)
