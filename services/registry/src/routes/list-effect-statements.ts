import { listEffectStatements } from '@concert/contracts/registry'
import { route } from '#route.ts'
import { listEffectStatements as list } from '#use-cases/list-effect-statements.ts'

export const listEffectStatementsRoute = route.plain(listEffectStatements, async ({ params }, context) => ({
  body: { items: await list(context, params.certificateNumber) },
}))
