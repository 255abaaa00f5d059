import { operations } from '@concert/contracts/operations'
import { representOrganisation } from '#representations/organisation.ts'
import { route } from '#route.ts'
import { getOrganisation } from '#use-cases/get-organisation.ts'

export const getOrganisationRoute = route.transactional(
  operations.getOrganisation,
  async ({ params }, _context, transaction) => {
    const record = await getOrganisation(transaction, params.organisationId)
    return { body: representOrganisation(record), version: record.version }
  },
)
