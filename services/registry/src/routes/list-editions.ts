import { listEditions } from '@concert/contracts/registry'
import { route } from '#route.ts'

export const listEditionsRoute = route.plain(listEditions, async (_request, { editions }) => ({
  body: {
    items: editions.map(({ id, name, requirements }) => ({ edition: id, name, requirements: requirements.length })),
  },
}))
