import { signEffectStatement as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { signEffectStatement } from '#use-cases/sign-effect-statement.ts'

export const signEffectStatementRoute = route.transactional(operation, async (request, { signing }, transaction) => ({
  body: await signEffectStatement(transaction, request, signing, request.body),
}))
