import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import type { PersonnelContext } from '#context.ts'
import { pageOfRequests } from './page-of-requests.ts'

export const listDataRequests = transactional(
  operations.listDataRequests,
  async ({ query: { limit, cursor, status }, ...viewer }, { cursors }: PersonnelContext, transaction) => ({
    body: await pageOfRequests(transaction, viewer, { status }, { cursors, limit, cursor }),
  }),
)
