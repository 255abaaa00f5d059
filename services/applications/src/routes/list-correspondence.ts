import { operations } from '@concert/contracts/operations'
import { representMessage } from '#representations/message.ts'
import { route } from '#route.ts'
import { listCorrespondence } from '#use-cases/list-correspondence.ts'

export const listCorrespondenceRoute = route.transactional(
  operations.listCorrespondence,
  async (request, { cursors }, transaction) => {
    const { items, nextCursor } = await listCorrespondence(transaction, request, cursors)
    return { body: { items: items.map(representMessage), nextCursor } }
  },
)
