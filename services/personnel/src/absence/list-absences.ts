import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import type { PersonnelContext } from '#context.ts'
import { pageOfAbsences } from './page-of-absences.ts'

export const listAbsences = transactional(
  operations.listAbsences,
  async ({ query: { limit, cursor, ...filter }, ...viewer }, { cursors }: PersonnelContext, transaction) => ({
    body: await pageOfAbsences(transaction, viewer, filter, { cursors, limit, cursor }),
  }),
)
