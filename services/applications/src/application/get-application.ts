import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { applicationCase } from './case.ts'

export const getApplication = route.transactional(operations.getApplication, async (request, _context, transaction) =>
  applicationCase.represent(await findCase(applicationCase, transaction, request.params.applicationId), request),
)
