import { operations } from '@concert/contracts/operations'
import { representEvidence } from '#representations/evidence.ts'
import { route } from '#route.ts'
import { listEvidence } from '#use-cases/list-evidence.ts'

export const listEvidenceRoute = route.transactional(
  operations.listEvidence,
  async ({ query }, { cursors }, transaction) => {
    const { items, nextCursor } = await listEvidence(transaction, query, cursors)
    return { body: { items: items.map(representEvidence), nextCursor } }
  },
)
