import { transactional } from '@concert/platform/operation-route'
import type { EvidenceContext } from '#context.ts'
import { operations } from '@concert/contracts/operations'
import { representEvidence } from '#representations/evidence.ts'
import { listEvidence } from '#use-cases/list-evidence.ts'

export const listEvidenceRoute = transactional(
  operations.listEvidence,
  async ({ query }, { cursors }: EvidenceContext, transaction) => {
    const { items, nextCursor } = await listEvidence(transaction, query, cursors)
    return { body: { items: items.map(representEvidence), nextCursor } }
  },
)
