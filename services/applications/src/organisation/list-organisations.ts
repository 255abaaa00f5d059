import { operations } from '@concert/contracts/operations'
import { pageOf } from '@concert/platform/paging'
import { transactional } from '@concert/platform/operation-route'
import type { ApplicationsContext } from '#context.ts'
import { newestOrganisations } from './newest-organisations.ts'

/** One page of the organisations of the authority, newest first, for application review: a claim that waits is a task there. */
export const listOrganisations = transactional(
  operations.listOrganisations,
  async ({ query }, { cursors }: ApplicationsContext, transaction) => {
    const signed = { list: 'organisations', authority: transaction.authority, status: query.status }
    const after = cursors.read(signed, query.cursor)
    const rows = await newestOrganisations(transaction, query.status, after, query.limit + 1)
    return {
      body: pageOf(rows, query.limit, (last) => cursors.write(signed, [last.registeredAt, last.organisationId])),
    }
  },
)
