import { listRequirements } from '@concert/contracts/registry'
import { route } from '#route.ts'
import { listRequirements as list } from '#use-cases/list-requirements.ts'

export const listRequirementsRoute = route.plain(listRequirements, async ({ params, query }, context) => ({
  body: { edition: params.edition, items: list(context, params.edition, query) },
}))
