import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { listApplications } from '#use-cases/list-applications.ts'

export const listApplicationsRoute = route.transactional(
  operations.listApplications,
  async (request, { cursors }, transaction) => ({ body: await listApplications(transaction, request, cursors) }),
)
