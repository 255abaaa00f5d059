import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { organisationCase } from './case.ts'

export const getOrganisation = transactional(operations.getOrganisation, async (request, _context, transaction) =>
  organisationCase.represent(await findCase(organisationCase, transaction, request.params.organisationId), request),
)
