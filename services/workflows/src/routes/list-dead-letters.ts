import { listDeadLetters } from '@concert/contracts/workflows'
import { route } from '#route.ts'

export const listDeadLettersRoute = route.plain(listDeadLetters, async (_request, { workflows }) => ({
  body: { items: await workflows.listDeadLetters(), stuck: await workflows.listStuckWork() },
}))
