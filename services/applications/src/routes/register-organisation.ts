import { operations } from '@concert/contracts/operations'
import { representOrganisation } from '#representations/organisation.ts'
import { route } from '#route.ts'
import { registerOrganisation } from '#use-cases/register-organisation.ts'

export const registerOrganisationRoute = route.transactional(
  operations.registerOrganisation,
  async (request, _context, transaction) => {
    const record = await registerOrganisation(transaction, request)
    return { body: representOrganisation(record), version: record.version }
  },
)
