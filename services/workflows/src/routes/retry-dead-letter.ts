import { retryDeadLetter } from '@concert/contracts/workflows'
import { notFound } from '@concert/platform/refused-request'
import { route } from '#route.ts'

export const retryDeadLetterRoute = route.plain(retryDeadLetter, async ({ params }, { workflows }) => {
  if (!(await workflows.retryDeadLetter(params.id))) notFound('dead-letter')
  return { body: { id: params.id } }
})
