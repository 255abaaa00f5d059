import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import type { PersonnelContext } from '#context.ts'
import { pageOfRequests } from './page-of-requests.ts'

export const listOwnDataRequests = transactional(
  operations.listOwnDataRequests,
  async ({ query: { limit, cursor }, ...viewer }, { cursors }: PersonnelContext, transaction) => ({
    body: await pageOfRequests(transaction, viewer, { personId: viewer.actor.id }, { cursors, limit, cursor }),
  }),
)
