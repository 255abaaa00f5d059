import { storeIntent as operation } from '@concert/contracts/certificates'
import { route } from '#route.ts'
import { storeIntent } from '#use-cases/store-intent.ts'

export const storeIntentRoute = route.transactional(operation, async (request, _context, transaction) => ({
  body: await storeIntent(transaction, request, request.body),
}))
