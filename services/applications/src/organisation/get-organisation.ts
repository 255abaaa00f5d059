import { findCase } from '@concert/cases/find'
import { operations } from '@concert/contracts/operations'
import { transactional } from '@concert/platform/operation-route'
import { sightOfPartyIn } from '#sight-of-party.ts'
import { organisationCase } from './case.ts'

export const getOrganisation = transactional(operations.getOrganisation, async (request, _context, transaction) => {
  const { organisationId } = request.params
  const [row, sight] = await Promise.all([
    findCase(organisationCase, transaction, organisationId),
    sightOfPartyIn(transaction, 'organisation', organisationId, request),
  ])
  return organisationCase.represent(row, request, sight)
})
