import { verifyEffectStatement as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { verifyEffectStatement } from '#use-cases/verify-effect-statement.ts'

export const verifyEffectStatementRoute = route.transactional(operation, async (request, { trust }, transaction) => ({
  body: await verifyEffectStatement(transaction, trust, request.body),
}))
