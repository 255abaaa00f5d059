import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import type { PersonnelContext } from '#context.ts'
import { pageOfAbsences } from './page-of-absences.ts'

/** The absences of the caller, and those in which the caller stands in. */
export const listOwnAbsences = transactional(
  operations.listOwnAbsences,
  async ({ query: { limit, cursor }, ...viewer }, { cursors }: PersonnelContext, transaction) => ({
    body: await pageOfAbsences(transaction, viewer, { concerning: viewer.actor.id }, { cursors, limit, cursor }),
  }),
)
