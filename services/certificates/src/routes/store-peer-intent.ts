import { storePeerIntent as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { storePeerIntent } from '#use-cases/store-peer-intent.ts'

export const storePeerIntentRoute = route.transactional(operation, async (request, _context, transaction) => ({
  body: await storePeerIntent(transaction, request, request.body),
}))
