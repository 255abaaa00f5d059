import { listRecognitions as operation } from '@concert/contracts/recognitions'
import { route } from '#route.ts'
import { listRecognitions } from '#use-cases/list-recognitions.ts'

export const listRecognitionsRoute = route.transactional(operation, async (request, context, transaction) => {
  const { limit, cursor, ...filter } = request.query
  return { body: await listRecognitions(transaction, context.cursors, { filter, cursor, limit }) }
})
