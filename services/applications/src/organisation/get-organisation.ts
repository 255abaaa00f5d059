import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { route } from '#route.ts'
import { organisationCase } from './case.ts'

export const getOrganisation = route.transactional(operations.getOrganisation, async (request, _context, transaction) =>
  organisationCase.represent(await findCase(organisationCase, transaction, request.params.organisationId), request),
)
