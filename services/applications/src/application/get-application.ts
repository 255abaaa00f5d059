import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { applicationCase } from './case.ts'

export const getApplication = transactional(operations.getApplication, async (request, _context, transaction) =>
  applicationCase.represent(await findCase(applicationCase, transaction, request.params.applicationId), request),
)
