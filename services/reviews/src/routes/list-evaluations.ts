import { listEvaluations as operation } from '@concert/contracts/evaluations'
import { route } from '#route.ts'
import { listEvaluations } from '#use-cases/list-evaluations.ts'

export const listEvaluationsRoute = route.transactional(operation, async (request, context, transaction) => {
  const { limit, cursor, ...filter } = request.query
  return { body: await listEvaluations(transaction, request, context.cursors, { filter, cursor, limit }) }
})
