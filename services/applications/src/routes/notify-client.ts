import { operations } from '@concert/contracts/operations'
import { representMessage } from '#representations/message.ts'
import { route } from '#route.ts'
import { notifyClient } from '#use-cases/notify-client.ts'

export const notifyClientRoute = route.transactional(
  operations.notifyClient,
  async (request, _context, transaction) => ({
    body: representMessage(await notifyClient(transaction, request)),
  }),
)
