import { retryDeadLetter } from '@concert/contracts'
import { notFound } from '@concert/platform'
import { route } from '#route.ts'

export const retryDeadLetterRoute = route.plain(retryDeadLetter, async ({ params }, { workflows }) => {
  if (!(await workflows.retryDeadLetter(params.id))) notFound('dead letter')
  return { body: { id: params.id } }
})
